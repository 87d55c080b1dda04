/**
 * One measured figure, as it is printed: a JSON line. `ratio` is ours / peer; `spread` its least and greatest round.
 */
export interface Figure {
  readonly name: string;
  readonly value: number;
  readonly unit: string;
  /** The peer's name with the median of its rounds; null where nothing stands beside ours. */
  readonly peer: string | null;
  readonly ratio: number | null;
  readonly spread: readonly [least: number, greatest: number] | null;
}

/** Measures one contender once. */
export type Measure<Value = number> = () => Value | Promise<Value>;

/** What the rounds gave, by contender, in their order. */
export type Rounds<Name extends string, Value = number> = Readonly<Record<Name, readonly Value[]>>;

/**
 * Every contender once a round, one after the other, so that what changes on the machine meets all of them. Each round
 * begins with another one. The round before the first is thrown away: it warms up.
 */
export async function interleaved<Name extends string, Value = number>(
  rounds: number,
  contenders: Readonly<Record<Name, Measure<Value>>>,
): Promise<Rounds<Name, Value>> {
  const names = Object.keys(contenders) as Name[];
  const measured = Object.fromEntries(names.map((name): [Name, Value[]] => [name, []])) as Record<Name, Value[]>;
  for (let round = 0; round <= rounds; round += 1) {
    for (const index of names.keys()) {
      const name = names[(index + round) % names.length] as Name;
      const value = await contenders[name]();
      if (round > 0) measured[name].push(value);
    }
  }
  return measured;
}

/** Of the two in the middle of an even number, the mean. */
export function median(values: readonly number[]): number {
  if (values.length === 0) throw new RangeError('no median of nothing');
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  const upper = sorted[middle] ?? NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? NaN) + upper) / 2;
}

/** The smallest value that at least this share (0 to 1) of the values does not exceed. */
export function quantile(values: readonly number[], share: number): number {
  if (values.length === 0) throw new RangeError('no quantile of nothing');
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? NaN;
}

export interface Measured {
  readonly name: string;
  readonly unit: string;
  readonly ours: readonly number[];
  readonly peer?: { readonly name: string; readonly values: readonly number[] };
}

/** Medians of the rounds; the ratio is the median of the ratios of the rounds, not the ratio of the medians. */
export function figureOf({ name, unit, ours, peer }: Measured): Figure {
  const value = rounded(median(ours), 4);
  if (peer === undefined) return { name, value, unit, peer: null, ratio: null, spread: null };
  if (peer.values.length !== ours.length) throw new RangeError(`${name}: rounds without their counterpart`);
  const ratios = ours.map((each, round) => each / (peer.values[round] ?? NaN));
  return {
    name,
    value,
    unit,
    peer: `${peer.name} ${String(rounded(median(peer.values), 4))}${unit.startsWith('/') ? unit : ` ${unit}`}`,
    ratio: rounded(median(ratios), 3),
    spread: [rounded(Math.min(...ratios), 3), rounded(Math.max(...ratios), 3)],
  };
}

function rounded(value: number, digits: number): number {
  return Number(value.toPrecision(digits));
}
