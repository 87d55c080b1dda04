import { Command, Option } from 'commander';
import { readConfig } from '../host/config.ts';
import { withSettingsFile } from '../host/settings-file.ts';
import { dataFolder } from '../host/data-folder.ts';
import {
  SCHOOL_PHASE,
  SCHOOL_TYPE,
  type SchoolOpened,
  type SchoolPhase,
  type SchoolType,
} from '../governance/events.ts';
import { SCHOOL_YEARS } from '../governance/transition-years.ts';
import { isCivilDate } from '../kernel/civil-date.ts';
import { codesOf } from '../kernel/members.ts';
import { Failure } from '../kernel/failure.ts';
import { report, reportFailure } from './report.ts';

interface Options {
  readonly urn: string;
  readonly laestab: string;
  readonly name: string;
  readonly phase: string;
  readonly type: string;
  readonly lastYear?: string;
  readonly recordFrom?: string;
  readonly firstAdmin?: string;
  readonly json: boolean;
}

export function initCommand(): Command {
  return new Command('init')
    .description(
      'Makes a data folder with keys and a school in it, also in an empty folder that is there. A folder or an event store that holds a school already is left as it is (exit code 2). Broken off, it goes on when it is run again.',
    )
    .requiredOption('--urn <urn>', "the school's URN in GIAS, 6 digits")
    .requiredOption('--laestab <number>', 'the DfE number: LA (3 digits) and establishment (4 digits), e.g. 2010009')
    .requiredOption('--name <name>', "the school's name")
    .addOption(
      new Option('--phase <phase>', 'phase of education')
        .choices(codesOf(SCHOOL_PHASE).map((phase) => phase.toLowerCase().replaceAll('_', '-')))
        .makeOptionMandatory(),
    )
    .addOption(
      new Option('--type <type>', 'type of school')
        .choices(codesOf(SCHOOL_TYPE).map((type) => type.toLowerCase().replaceAll('_', '-')))
        .default('maintained'),
    )
    .addOption(
      new Option(
        '--last-year <year>',
        'highest year group of the school, where its phase does not tell: 2 for an infant school, 4 for a first school',
      ).choices(SCHOOL_YEARS),
    )
    .option(
      '--record-from <day>',
      'first day of the record, YYYY-MM-DD: authority for what was decided earlier is not asked for; default 30 days from now, at most 112',
    )
    .option('--first-admin <subject@issuer>', 'sign-in that may appoint others for 30 days')
    .option('--json', 'print one JSON object', false)
    .action(async (options: Options) => {
      try {
        await init(options);
      } catch (error) {
        reportFailure(options.json, error);
      }
    });
}

async function init(options: Options): Promise<void> {
  const { enterSchool, giveFirstAuthority, parseSignIn } = await import('../operations/first-authority.ts');
  const { makeDataFolder } = await import('../operations/make-data-folder.ts');
  const config = readConfig(withSettingsFile(process.env));
  const school = schoolFrom(options);
  if (options.firstAdmin !== undefined) parseSignIn(options.firstAdmin);
  const firstAuthority: string[] = [];
  await makeDataFolder(config, { format: 1, kind: 'SCHOOL' }, async (app) => {
    await enterSchool(app, school);
    if (options.firstAdmin !== undefined)
      firstAuthority.push((await giveFirstAuthority(app, school.urn, options.firstAdmin)).expiresOn);
  });
  const firstAuthorityUntil = firstAuthority[0] ?? null;
  const { root, keys } = dataFolder(config.data, config.keyFile);
  report(options.json, { data: root, urn: school.urn, firstAuthorityUntil }, [
    `${school.name} (URN ${school.urn}) is in ${root}.`,
    firstAuthorityUntil === null
      ? 'Nobody can appoint or decide yet: give first authority with `sen-trail keys bootstrap SUBJECT@ISSUER --school URN`.'
      : `First authority to appoint others ends on ${firstAuthorityUntil}.`,
    `Keep ${keys} safe and apart from backups of the data: without it nobody can read a name again.`,
  ]);
}

function schoolFrom({ urn, laestab, name, phase, type, lastYear, recordFrom }: Options): SchoolOpened {
  const problems = [
    ...(/^\d{6}$/.test(urn) ? [] : ['--urn: 6 digits']),
    ...(/^\d{3}\/?\d{4}$/.test(laestab) ? [] : ['--laestab: 7 digits, LA and establishment']),
    ...(recordFrom === undefined || isCivilDate(recordFrom) ? [] : ['--record-from: a day, YYYY-MM-DD']),
    ...(name.trim().length > 0 && name.length <= 200 && name.isWellFormed() ? [] : ['--name: 1 to 200 characters']),
  ];
  if (problems.length > 0) throw new Failure('CONFIGURATION', problems.join('\n'));
  const code = (text: string): string => text.toUpperCase().replaceAll('-', '_');
  return {
    urn,
    laestab: laestab.replace('/', ''),
    name: name.trim(),
    phase: code(phase) as SchoolPhase,
    schoolType: code(type) as SchoolType,
    trustUid: null,
    ...(lastYear !== undefined && { lastYear }),
    ...(recordFrom !== undefined && { recordFrom }),
  };
}
