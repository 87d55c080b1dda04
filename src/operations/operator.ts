import { hostname, userInfo } from 'node:os';
import type { Actor } from '../access/actor.ts';
import type { App } from '../app.ts';
import { COMMAND_LINE_ISSUER } from '../governance/sign-in.ts';
import { signInHolder } from '../write-path/sign-in-claim.ts';
import type { Command } from '../decisions/given.ts';
import type { Outcome } from '../write-path/outcome.ts';
import { signInStream } from '../privacy/identifier-mac.ts';
import { definitionOf } from '../registry/index.ts';
import { Failure } from '../kernel/failure.ts';

/**
 * The named operator of the command line: the account that runs it, registered as a person the first time, so that
 * every event tells who acted.
 */
export async function operatorOf(
  app: App,
  schoolUrn: string,
  account = `${userInfo().username}@${hostname()}`,
): Promise<Actor> {
  const known = await signInHolder(app.store, await signInStream(app.vault, COMMAND_LINE_ISSUER, account));
  if (known !== undefined) return { person: known, commandLine: true };
  const actor: Actor = { person: app.ids.next(), commandLine: true };
  const person = { schoolUrn, personId: actor.person };
  await runCommand(app, actor, 'RegisterPerson', { ...person, name: `Operator ${account}`, workEmail: null });
  await runCommand(app, actor, 'LinkSignIn', { ...person, issuer: COMMAND_LINE_ISSUER, subject: account });
  return actor;
}

/** Carries out a command of the command line; a refusal is Failure CONFIGURATION with the refusal's own words. */
export async function runCommand(
  app: App,
  actor: Actor,
  name: string,
  input: object,
): Promise<Outcome & { kind: 'RECORDED' }> {
  const definition = definitionOf(name);
  if (definition === undefined) throw new Failure('CONFIGURATION', `there is no command ${name}`);
  const command = { commandId: app.ids.next(), ...input } as Command;
  const outcome = await app.executor.execute({ definition, command, actor, correlationId: app.ids.next() });
  if (outcome.kind === 'REFUSED')
    throw new Failure(
      'CONFIGURATION',
      outcome.refusals.map((refusal) => `${refusal.code}: ${refusal.message}`).join('\n'),
    );
  return outcome;
}
