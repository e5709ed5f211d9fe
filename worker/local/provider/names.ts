/** What the local provider calls things; whoever asks it for tokens needs no more of it than this. */
import { PATHS } from '../../../api/paths.ts';

/** Whom tokens for the API are meant for. */
export const AUDIENCE = 'urn:jalon:api';
/** Anyone on the machine, with curl. */
export const SHELL_CLIENT = 'jalon-shell';
/** The API's own pages, which sign people in with a browser. */
export const UI_CLIENT = 'jalon-ui';
/** The grant by which someone at a shell says who they are: see grant.ts. */
export const PERSON_GRANT = 'urn:jalon:invented-person';
/** Where, on the API's origin, browsers come back to after signing in. */
export const CALLBACK = PATHS.signInCallback;
