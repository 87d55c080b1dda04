import type { Instant } from './instant.ts';

/** The only source of time outside tests and the demo. */
export interface Clock {
  now(): Instant;
}

/** The only source of new identifiers: lower-case UUIDs, random in production, seeded in the demo. */
export interface NewId {
  next(): string;
}
