import root from '../../../../package.json' with { type: 'json' };

/** The version of the release: one for both programs. */
export const version: string = root.version;
