import type { Action } from './abilities.ts';

/**
 * The actor has no right to this. The door answers as for a missing object (`NOT_FOUND`), so the refusal reveals
 * nothing. The access record keeps what was tried.
 */
export class AccessDenied extends Error {
  readonly action: Action;

  constructor(action: Action) {
    super('not found');
    this.name = 'AccessDenied';
    this.action = action;
  }
}
