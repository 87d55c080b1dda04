import type { AccessRecord } from '../access/access-records.ts';
import { AccessDenied } from '../access/access-denied.ts';
import type { Viewer } from '../access/viewer.ts';
import type { App } from '../app.ts';
import { parseSignIn } from '../operations/first-authority.ts';
import { civilDateOfInstant, isCivilDate } from '../kernel/civil-date.ts';
import { Failure } from '../kernel/failure.ts';
import { parseInstant } from '../kernel/instant.ts';
import { operatorOf } from '../operations/operator.ts';
import { signInStream } from '../privacy/identifier-mac.ts';
import { EXPORTS } from './exports.ts';
import type { ExportAsked, ExportFormat, ExportKind } from './produce-export.ts';
import type { Spool } from './spool.ts';

/** An export that the command line asks for. `as` is the sign-in, SUBJECT@ISSUER, of the person it is made for. */
export interface AskedFor extends ExportAsked {
  readonly kind: ExportKind;
  readonly as: string;
}

/** What the command line prints about an export. */
export interface ExportReport {
  readonly kind: ExportKind;
  readonly format: ExportFormat;
  readonly rows: number;
  readonly ordinal: number;
  readonly bytes: number;
  readonly sha256: string;
}

const KINDS: Readonly<Record<string, ExportKind>> = { decisions: 'DECISIONS', register: 'REGISTER' };
const FORMATS: Readonly<Record<string, ExportFormat>> = { csv: 'CSV', json: 'JSON' };

/** Reads the arguments of the command line. Throws Failure CONFIGURATION with all problems at once. */
export function askedIn(words: {
  readonly kind?: string;
  readonly school?: string;
  readonly as?: string;
  readonly format?: string;
  readonly recordedAt?: string;
  readonly effectiveOn?: string;
}): AskedFor {
  const { kind: word = '', school = '', as = '', format = '', recordedAt, effectiveOn } = words;
  const kind = KINDS[word];
  const known = FORMATS[format];
  const instant = recordedAt === undefined ? undefined : parseInstant(recordedAt);
  const problems = [
    ...(/^\d{6}$/.test(school) ? [] : ['--school: 6 digits']),
    ...(known === undefined ? ['--format: csv or json'] : []),
    ...(recordedAt !== undefined && instant === undefined
      ? ['--recorded-at: a date and time with offset, such as 2026-11-20T10:00:00Z']
      : []),
    ...(effectiveOn !== undefined && !isCivilDate(effectiveOn) ? ['--effective-on: a date such as 2026-11-20'] : []),
  ];
  if (kind === undefined) throw new Failure('CONFIGURATION', 'export: decisions or register');
  if (known === undefined || problems.length > 0) throw new Failure('CONFIGURATION', problems.join('\n'));
  parseSignIn(as);
  return { kind, schoolUrn: school, as, format: known, recordedAt: instant, effectiveOn };
}

/**
 * Makes an export at the command line for a person who may export, with that person's rights of today. The operator
 * sees only ciphertext. The event and the access records name both.
 */
export async function exportFor(
  app: App,
  { as, kind, ...asked }: AskedFor,
  signal: AbortSignal,
): Promise<{ readonly report: ExportReport; readonly spool: Spool }> {
  if (app.directory.school(asked.schoolUrn) === undefined)
    throw new Failure('CONFIGURATION', 'there is no school with this URN in the data folder');
  const { person: operator } = await operatorOf(app, asked.schoolUrn);
  const viewer = await viewerOf(app, as);
  const correlationId = app.ids.next();
  const tell = (outcome: AccessRecord['outcome'], pupils: readonly string[], codes: readonly string[]): Promise<void> =>
    recordAccess(
      app,
      [
        ...(viewer === undefined ? [] : [{ person: viewer.actor.person, roles: viewer.roles }]),
        { person: operator, roles: [{ schoolUrn: asked.schoolUrn, role: 'SYSTEM_OPERATOR' }] },
      ],
      { correlationId, outcome, pupils, codes, fields: [`export ${kind.toLowerCase()}`] },
    );
  try {
    if (viewer === undefined) throw new AccessDenied('EXPORT');
    const { rows, ordinal, pupils, spool } = await EXPORTS[kind](asked, {
      app,
      viewer,
      operator,
      correlationId,
      signal,
    });
    await tell('ANSWERED', pupils, []);
    return { report: { kind, format: asked.format, rows, ordinal, bytes: spool.bytes, sha256: spool.sha256 }, spool };
  } catch (error) {
    if (!(error instanceof AccessDenied)) throw error;
    await tell('DENIED', [], ['NOT_FOUND']);
    throw new Failure(
      'CONFIGURATION',
      `--as: nobody with this sign-in may export the ${kind.toLowerCase()} of this school`,
      {},
      error,
    );
  }
}

async function viewerOf(app: App, as: string): Promise<Viewer | undefined> {
  const { subject, issuer } = parseSignIn(as);
  const now = app.clock.now();
  const person = app.directory.personOfSignIn(await signInStream(app.vault, issuer, subject), now);
  return person === undefined
    ? undefined
    : app.directory.viewerFor({ person, commandLine: false }, civilDateOfInstant(now));
}

/**
 * Writes one access record for the person and one for the operator, with the same correlation id, because both have
 * seen it.
 */
async function recordAccess(
  app: App,
  who: readonly Pick<AccessRecord, 'person' | 'roles'>[],
  what: Pick<AccessRecord, 'correlationId' | 'outcome' | 'pupils' | 'codes' | 'fields'>,
): Promise<void> {
  const common = { at: app.clock.now(), operation: 'QUERY', purpose: null, ordinal: app.log.head() } as const;
  await Promise.all(who.map((each) => app.accessRecords.record({ ...common, ...what, ...each })));
}
