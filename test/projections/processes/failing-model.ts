// The decision history of a program with a bug: what concerns it in the event at ordinal 3 cannot be applied.
import { failingAt } from './failing-at.ts';

export const MODEL = failingAt(3, import.meta.url);
