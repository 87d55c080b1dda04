import type { App } from '../app.ts';
import { addDays, type CivilDate, civilDateOfInstant } from '../kernel/civil-date.ts';
import { Failure } from '../kernel/failure.ts';
import { BootstrapAuthorityGranted, type SchoolOpened } from '../governance/events.ts';
import { foldPerson, letsIn } from '../governance/person.ts';
import { signInHolder } from '../write-path/sign-in-claim.ts';
import { signInStream } from '../privacy/identifier-mac.ts';
import { operatorOf, runCommand } from './operator.ts';

/** How long first authority lasts: enough to appoint the head, too short to govern by. */
const BOOTSTRAP_DAYS = 30;

/** Enters a school, if it is not there yet; the operator who does it is registered with it. */
export async function enterSchool(app: App, school: SchoolOpened): Promise<void> {
  const { urn, ...rest } = school;
  // Entered before, by a start that was broken off.
  if ((await app.store.read(`school-${urn}`, { limit: 1 })).length > 0) return;
  const operator = await operatorOf(app, urn);
  await runCommand(app, operator, 'OpenSchool', { schoolUrn: urn, ...rest });
}

/** Gives first authority to a sign-in `SUBJECT@ISSUER` (the issuer is an address): designations only, for 30 days. */
export async function giveFirstAuthority(
  app: App,
  schoolUrn: string,
  signIn: string,
): Promise<{ readonly expiresOn: string }> {
  const { subject, issuer } = parseSignIn(signIn);
  if (app.directory.school(schoolUrn) === undefined)
    throw new Failure('CONFIGURATION', 'there is no school with this URN in the data folder');
  const operator = await operatorOf(app, schoolUrn);
  const from = civilDateOfInstant(app.clock.now());
  const expiresOn = addDays(from, BOOTSTRAP_DAYS);
  // Given before, or broken off half way: the same sign-in leads to the same person.
  const claim = await signInStream(app.vault, issuer, subject);
  const known = await signInHolder(app.store, claim);
  const personId = known ?? app.ids.next();
  const person = await app.store.read(`person-${personId}`);
  if (person.length === 0)
    await runCommand(app, operator, 'RegisterPerson', {
      schoolUrn,
      personId,
      name: 'First administrator',
      workEmail: null,
    });
  if (!person.some((event) => event.type === 'SignInLinked'))
    await runCommand(app, operator, 'LinkSignIn', { schoolUrn, personId, issuer, subject });
  else if (!letsIn(foldPerson(person), claim, app.clock.now()))
    throw new Failure('CONFIGURATION', 'this sign-in was taken from its person, or waits to be confirmed');
  if (!(await wasGiven(app, schoolUrn, personId, from)))
    await runCommand(app, operator, 'GrantBootstrapAuthority', { schoolUrn, personId, from, expiresOn });
  return { expiresOn };
}

/** Whether a start that was broken off, or somebody on the same day, gave it already. */
async function wasGiven(app: App, schoolUrn: string, personId: string, from: CivilDate): Promise<boolean> {
  const events = await app.store.read(`school-${schoolUrn}`);
  return events.some(
    ({ type, data }) => type === BootstrapAuthorityGranted.type && data['person'] === personId && data['from'] === from,
  );
}

/** Subjects may hold an `@` themselves, issuers are addresses: the last `@` before `http` parts them. */
export function parseSignIn(signIn: string): { readonly subject: string; readonly issuer: string } {
  const match = /^(.+)@(https?:\/\/\S+)$/.exec(signIn);
  const [, subject, issuer] = match ?? [];
  if (subject === undefined || issuer === undefined || !URL.canParse(issuer))
    throw new Failure('CONFIGURATION', 'a sign-in is written SUBJECT@ISSUER, the issuer as an address (https://…)');
  return { subject, issuer };
}
