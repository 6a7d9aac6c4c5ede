export class InvariantBroken extends Error {}

/** @throws InvariantBroken saying `otherwise` */
export function must(condition: boolean, otherwise: string): asserts condition {
  if (!condition) throw new InvariantBroken(otherwise)
}
