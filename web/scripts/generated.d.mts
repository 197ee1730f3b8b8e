export function generated(): Promise<{ path: string; text: string }[]>;
