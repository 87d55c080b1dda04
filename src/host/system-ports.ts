import { randomUUID } from 'node:crypto';
import { instantFromMilliseconds } from '../kernel/instant.ts';
import type { Clock, NewId } from '../kernel/ports.ts';

/** The machine's clock, in UTC milliseconds. */
export const systemClock: Clock = { now: () => instantFromMilliseconds(Date.now()) };

/** Random version 4 UUIDs. */
export const randomIds: NewId = { next: () => randomUUID() };
