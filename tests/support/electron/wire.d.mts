export function encode(value: unknown, onFunction?: (given: (...args: never[]) => unknown) => number): unknown
export function decode(value: unknown, onFunction?: (id: number) => unknown): unknown
