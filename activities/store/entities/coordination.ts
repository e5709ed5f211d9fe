import { defineEntity, p } from '@mikro-orm/core';
import type { CoordinationService as Service } from '../coordination.ts';

/** A service that an organisation must ask whether it follows a family. */
export const CoordinationService = defineEntity({
  name: 'CoordinationService',
  properties: {
    organisationId: p.text().primary(),
    name: p.text().primary(),
    how: p.text().$type<Service['how']>(),
  },
});
