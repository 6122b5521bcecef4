import { ALL_DIAGNOSTIC_CODES, DIAGNOSTIC_CODES } from './codes.js';

/** The page that explains every diagnostic, as it stands in DIAGNOSTICS.md. */
export function diagnosticsPage(): string {
  const sections = ALL_DIAGNOSTIC_CODES.map((code) => {
    const { severity, meaning, remedy } = DIAGNOSTIC_CODES[code];
    return `## ${code}\n\n${severity === 'warning' ? 'Warning. ' : ''}${meaning} ${remedy}\n`;
  });
  return `# Diagnostics of scenario files

What \`roosim check\` says about a file, by code. Codes are stable. Errors make a scenario unusable and end with exit
code 3; warnings mark what is legal and doubtful. This page is generated from src/scenario/diagnostics.

${sections.join('\n')}`;
}
