export class InvariantBroken extends Error {}
