/** The pictures of the README, each by the command that draws it. */
export const GALLERY: Readonly<Record<string, readonly string[]>> = {
  'jobs-by-year': ['us-85-50', 'withdrawal', 'usmca', '--draws', '100'],
  'content-by-year': ['us-85-50', 'usmca', 'withdrawal', '--metric', 'content.regional', '--country', 'NAM', '--draws', '100'],
  'jobs-by-country': ['us-85-50', 'canada-innovation', 'withdrawal', '--year', '2025', '--country', 'US,CA,MX', '--draws', '100'],
};
