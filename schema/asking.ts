import type { Action } from '../src/access/abilities.ts';
import { AccessDenied } from '../src/access/access-denied.ts';
import { SignInRequired } from '../src/access/sign-in-required.ts';
import type { SchoolScope, Viewer } from '../src/access/viewer.ts';
import type { RequestContext } from './context.ts';

/** The person who asks. Throws SignInRequired, noted for the access record, when nobody is signed in. */
export function signedIn({ viewer, access }: RequestContext): Viewer {
  if (viewer !== undefined) return viewer;
  access.refusals.add('UNAUTHENTICATED');
  throw new SignInRequired();
}

/**
 * Where the viewer may do this; of one school only when it is given. Throws AccessDenied, noted, when it is nowhere.
 */
export function scopesFor(context: RequestContext, action: Action, schoolUrn?: string): readonly SchoolScope[] {
  const scopes = signedIn(context)
    .schoolsFor(action)
    .filter((scope) => schoolUrn === undefined || scope.schoolUrn === schoolUrn);
  if (scopes.length === 0) throw denied(context, action);
  return scopes;
}

/** What is not there and what may not be seen are answered alike; the access record keeps that it was asked for. */
export function denied({ access }: RequestContext, action: Action): AccessDenied {
  access.refusals.add('NOT_FOUND');
  return new AccessDenied(action);
}

/**
 * Keeps in the access record which pupil was asked for, also when the answer is no. An id that the log does not know is
 * a client's own words and is not kept.
 */
export function noteAskedFor({ app, access }: RequestContext, pupil: string | null | undefined): void {
  if (pupil != null && app.log.streamsWithPrefix(`pupil-${pupil}`).includes(`pupil-${pupil}`)) access.pupils.add(pupil);
}
