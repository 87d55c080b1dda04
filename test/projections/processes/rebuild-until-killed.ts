// Opens the read models of the log of argv[2] in the folder argv[3] and rebuilds them on two threads. Says when that
// begins. With argv[4] `first`, it begins with the opening, which builds them.
import { READ_MODELS } from '../../../projections/index.ts';
import { openProjections } from '../../../projections/engine/runner.ts';
import { openEmbeddedLog } from '../../../src/store/embedded-log.ts';

const [, , file = '', folder = '', which] = process.argv;
const log = openEmbeddedLog(file);
if (which === 'first') process.stdout.write('begun\n');
const projections = await openProjections({ log, folder, models: READ_MODELS, inlineUpTo: 0, threads: 2 });
if (which !== 'first') process.stdout.write('begun\n');
await projections.rebuild(...READ_MODELS.map(({ name }) => name));
process.stdout.write('done\n');
