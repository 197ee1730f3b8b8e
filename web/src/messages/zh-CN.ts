/** All texts in Chinese, read in one piece. */
export const texts: string[] = Object.values(
  import.meta.glob<string>('../../messages/zh-CN/*.ftl', {
    query: '?raw',
    import: 'default',
    eager: true,
  }),
);
