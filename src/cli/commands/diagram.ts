export async function diagram(_name: string | undefined, _options: object): Promise<void> {}
