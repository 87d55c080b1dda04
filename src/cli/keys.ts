import { Command } from 'commander';
import { throughTheWriter } from './writer.ts';
import { report, reportFailure } from './report.ts';

export function keysCommand(): Command {
  const bootstrap = new Command('bootstrap')
    .description('Gives a sign-in first authority at a school: it may appoint others for 30 days.')
    .argument('<subject@issuer>', 'the sign-in, e.g. head@https://login.example')
    .requiredOption('--school <urn>', 'the school')
    .option('--json', 'print one JSON object', false)
    .action(async (signIn: string, options: { readonly school: string; readonly json: boolean }) => {
      try {
        const { giveFirstAuthority, parseSignIn } = await import('../operations/first-authority.ts');
        parseSignIn(signIn);
        const { expiresOn } = await throughTheWriter((app) => giveFirstAuthority(app, options.school, signIn), {
          path: `/bootstrap?school=${encodeURIComponent(options.school)}`,
          body: signIn,
        });
        report(options.json, { expiresOn }, [`First authority to appoint others ends on ${expiresOn}.`]);
      } catch (error) {
        reportFailure(options.json, error);
      }
    });
  return new Command('keys').description('First authority for a school.').addCommand(bootstrap);
}
