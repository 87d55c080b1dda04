import { readFileSync } from 'node:fs';
import ts from 'typescript';
import { Dice } from '../bench/dice.ts';

/** Lines and columns as Stryker counts them in `file:line:column-line:column`: lines from 1, columns from 0. */
type Range = `${string}:${number}:${number}-${number}:${number}`;

/** The declarations at the top of these files, each drawn with this chance (0 to 1). One seed draws the same ones. */
export function drawDeclarations(files: readonly string[], share: number, seed: number): readonly Range[] {
  const dice = new Dice(seed);
  return files.flatMap((file) => declarationsOf(file).filter(() => dice.whole(1_000_000) < share * 1_000_000));
}

/** A function, a class or a constant each; imports and types hold nothing that runs. */
function declarationsOf(file: string): readonly Range[] {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
  return source.statements
    .filter((statement) => !ts.isImportDeclaration(statement) && !ts.isTypeAliasDeclaration(statement))
    .filter((statement) => !ts.isInterfaceDeclaration(statement) && !ts.isExportDeclaration(statement))
    .map((statement): Range => {
      const from = source.getLineAndCharacterOfPosition(statement.getStart());
      const to = source.getLineAndCharacterOfPosition(statement.getEnd());
      return `${file}:${from.line + 1}:${from.character}-${to.line + 1}:${to.character}`;
    });
}
