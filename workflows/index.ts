/** The workflow types, by name: what the worker runs. */
export { accompaniment } from './accompaniment.ts';
export { groupSession as 'group-session' } from './group-session.ts';
export { holidayAid as 'holiday-aid' } from './holiday-aid.ts';
export { interfaceRequest as 'interface-request' } from './interface-request.ts';
export { hearing } from './hearing.ts';
export { homePurchase as 'home-purchase' } from './home-purchase.ts';
export { specialistCapacity as 'specialist-capacity' } from './specialist-capacity.ts';
export { arrears } from './arrears.ts';
export { derogation } from './derogation.ts';
export { jointAccompaniment as 'joint-accompaniment' } from './joint-accompaniment.ts';
export { rehabilitation } from './rehabilitation.ts';
export { coordinationList } from './coordination-list.ts';
export { webhook } from './webhook.ts';
export { retention } from './retention.ts';
