import ts from 'typescript';

/** Types of commands are gone at run time: the compiler tells their members. */
let checked: ReadonlyMap<string, readonly string[]> | undefined;

/** Names of the members of a command's type, inherited ones too, in order. */
export function membersOfCommand(command: string): readonly string[] {
  checked ??= membersOfCommands();
  const members = checked.get(command);
  if (members === undefined) throw new Error(`there is no type of the command ${command}`);
  return members;
}

/** Every type that the modules of commands export, by its name. */
function membersOfCommands(): ReadonlyMap<string, readonly string[]> {
  const program = ts.createProgram(['src/registry/index.ts'], {
    strict: true,
    noEmit: true,
    target: ts.ScriptTarget.ES2024,
    module: ts.ModuleKind.NodeNext,
    allowImportingTsExtensions: true,
    skipLibCheck: true,
    types: [],
  });
  const checker = program.getTypeChecker();
  const found = new Map<string, readonly string[]>();
  for (const file of program
    .getSourceFiles()
    .filter(({ fileName }) => /src\/(decisions|governance)\//.test(fileName))) {
    file.forEachChild((node) => {
      if (ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node))
        found.set(
          node.name.text,
          checker
            .getTypeAtLocation(node)
            .getProperties()
            .map((member) => member.name)
            .sort(),
        );
    });
  }
  return found;
}
