/** All texts in English, read in one piece. */
export const texts: string[] = Object.values(
  import.meta.glob<string>('../../messages/en/*.ftl', {
    query: '?raw',
    import: 'default',
    eager: true,
  }),
);
