export type { Personal } from '../kernel/members.ts';
