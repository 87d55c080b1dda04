import type { Action } from './abilities.ts';

/**
 * The actor has no right to this. At the edge it reads exactly as a missing object (`NOT_FOUND`), so that a refusal
 * tells nothing; the access record keeps what was tried.
 */
export class AccessDenied extends Error {
  readonly action: Action;

  constructor(action: Action) {
    super('not found');
    this.name = 'AccessDenied';
    this.action = action;
  }
}
