// As `failing-model.ts`, with bugs at event 350 and at some after it.
import { failingAt } from './failing-at.ts';

export const MODEL = failingAt(350, import.meta.url, 351, 380, 381, 382, 383);
