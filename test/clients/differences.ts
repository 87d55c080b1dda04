/** Where a cache shows something else than the server answers: the path of every such value. */
export function differences(shown: unknown, answered: unknown): readonly string[] {
  const [left, right] = [leaves(shown), leaves(answered)];
  return [...new Set([...left.keys(), ...right.keys()])].filter((path) => left.get(path) !== right.get(path));
}

function leaves(value: unknown, path = ''): ReadonlyMap<string, unknown> {
  if (typeof value !== 'object' || value === null) return new Map([[path, value]]);
  const parts = Object.entries(value).map(([name, part]) => leaves(part, `${path}/${name}`));
  return new Map([[path, Array.isArray(value) ? value.length : 'object'], ...parts.flatMap((part) => [...part])]);
}
