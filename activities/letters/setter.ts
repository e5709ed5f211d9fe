/** What the press's thread runs. */
export { renderLetter as default } from './render.ts';
