/** Among the bundles of the functions: the built site. */
export const SITE_FOLDER = 'site';
