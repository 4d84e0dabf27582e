export const richtext = {} as const;
