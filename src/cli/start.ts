import { Command } from 'commander';
import { readConfig } from '../host/config.ts';
import { withSettingsFile } from '../host/settings-file.ts';
import { dataFolder, readMarker } from '../host/data-folder.ts';
import { reportFailure } from './report.ts';
import { endAtSignal, untilSignalled } from './signals.ts';

export function startCommand(): Command {
  return new Command('start')
    .description(
      'Serves the data folder: GraphQL at /graphql, health at /healthz. Ends on SIGINT or SIGTERM, after what is under way.',
    )
    .action(async () => {
      try {
        const config = readConfig(withSettingsFile(process.env));
        readMarker(dataFolder(config.data, config.keyFile), 'SCHOOL');
        const goOn = endAtSignal();
        const { openWaitingRoom } = await import('../host/waiting-room.ts');
        const waitingRoom = await openWaitingRoom(config);
        try {
          const { serve } = await import('../serve.ts');
          const { openApp } = await import('../compose.ts');
          const app = await openApp(config);
          await untilSignalled(
            app,
            (onBug) => serve(app, onBug, [], () => waitingRoom.close()),
            ({ url }) => {
              goOn();
              process.stdout.write(`SEN Decision Trail listens on ${url}/graphql\n`);
              if (config.oidc === undefined)
                process.stderr.write('Nobody can sign in: SEN_TRAIL_OIDC_ISSUER is not set.\n');
            },
          );
        } finally {
          await waitingRoom.close();
        }
      } catch (error) {
        reportFailure(false, error);
      }
    });
}
