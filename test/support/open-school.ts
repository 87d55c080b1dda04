import { afterAll, afterEach, beforeEach } from '@jest/globals';
import { School } from './school.ts';
import { TemporaryFolder } from './temporary-folder.ts';

type Settings = Readonly<Record<string, string>>;

/** A school for all tests of a file, in a folder of its own; both go after the last test. Call it at the top level. */
export async function openSchool(settings: Settings = {}): Promise<School> {
  const folder = new TemporaryFolder();
  const school = await School.open(folder.path, settings);
  afterAll(async () => {
    await school.app.close();
    folder[Symbol.dispose]();
  });
  return school;
}

/** A new school for each test, in a folder of its own; both go after the test. `use` receives it before the test. */
export function openSchoolForEachTest(use: (school: School) => void): void {
  let folder: TemporaryFolder;
  let school: School;
  beforeEach(async () => {
    folder = new TemporaryFolder();
    school = await School.open(folder.path);
    use(school);
  });
  afterEach(async () => {
    await school.app.close();
    folder[Symbol.dispose]();
  });
}
