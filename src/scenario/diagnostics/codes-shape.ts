import type { CodeInfo } from './codes.js';

/** Diagnostics that a file gets for how it is written, whatever it says. */
export const SHAPE_CODES = {
  file_missing: {
    severity: 'error',
    meaning: 'There is no file of this name.',
    remedy: 'Check the path. The nearest names in the folder are given.',
  },
  file_unreadable: {
    severity: 'error',
    meaning: 'The file is there but cannot be read: a folder, a device, or one without permission.',
    remedy: 'Give a regular file that you may read.',
  },
  file_too_large: {
    severity: 'error',
    meaning: 'The file is larger than any scenario needs to be, so it was not read.',
    remedy: 'Move data that is not part of the scenario elsewhere.',
  },
  file_not_text: {
    severity: 'error',
    meaning: 'The file is not UTF-8 text.',
    remedy: 'Save it as UTF-8.',
  },
  file_empty: {
    severity: 'error',
    meaning: 'The file says nothing: it is empty or only comments.',
    remedy: 'Start from `roosim new NAME`.',
  },
  yaml_tab: {
    severity: 'error',
    meaning: 'A tab indents a line; YAML takes spaces only.',
    remedy: 'Replace the tab by spaces.',
  },
  yaml_syntax: {
    severity: 'error',
    meaning: 'The text is not YAML.',
    remedy: 'The message says what the YAML parser expected there.',
  },
  yaml_documents: {
    severity: 'error',
    meaning: 'The file holds several YAML documents.',
    remedy: 'One scenario, one file: split it at the `---`.',
  },
  yaml_tag: {
    severity: 'error',
    meaning: 'A value carries a YAML tag (`!something`).',
    remedy: 'Remove the tag; the schema says what type each value has.',
  },
  yaml_alias: {
    severity: 'error',
    meaning: 'An alias (`*name`) has no anchor before it, or leads back into itself.',
    remedy: 'Write the value out.',
  },
  yaml_too_deep: {
    severity: 'error',
    meaning: 'Maps and lists are nested deeper than any scenario needs.',
    remedy: 'Flatten the file.',
  },
  yaml_too_large: {
    severity: 'error',
    meaning: 'The file holds more values than any scenario needs, aliases counted as often as they are used.',
    remedy: 'Remove what is not part of the scenario.',
  },
  key_unknown: {
    severity: 'error',
    meaning: 'No such key here.',
    remedy: 'Use the nearest valid key, which the hint names.',
  },
  key_duplicate: {
    severity: 'error',
    meaning: 'A key occurs twice in one map.',
    remedy: 'Keep one of the two.',
  },
  key_missing: {
    severity: 'error',
    meaning: 'A key that is needed here is missing.',
    remedy: 'Add it.',
  },
  key_forbidden: {
    severity: 'error',
    meaning: 'A key that means something to the JavaScript language (`__proto__`, `constructor`, `prototype`).',
    remedy: 'Choose another name.',
  },
  key_conflict: {
    severity: 'error',
    meaning: 'Two keys exclude one another.',
    remedy: 'Keep one of the two.',
  },
  type_wrong: {
    severity: 'error',
    meaning: 'A value is of another kind than the key takes: text for a list, a number for text.',
    remedy: 'The message says what the key takes.',
  },
  list_empty: {
    severity: 'error',
    meaning: 'A list that needs at least one entry is empty.',
    remedy: 'Add an entry, or leave the key out.',
  },
  value_unknown: {
    severity: 'error',
    meaning: 'The key takes one of a few words, and this is none of them.',
    remedy: 'Use the nearest valid word, which the hint names.',
  },
  text_unsafe: {
    severity: 'error',
    meaning: 'A text holds control characters, which could act on a terminal.',
    remedy: 'Remove them.',
  },
  text_length: {
    severity: 'error',
    meaning: 'A text is empty, or longer than its place on the screen.',
    remedy: 'Say it in fewer words; comments have no limit.',
  },
  name_invalid: {
    severity: 'error',
    meaning: 'A name has characters that names do not have.',
    remedy:
      'Scenarios: small letters, digits and hyphens. Measures and metrics: small letters, digits and underscores.',
  },
  percent_missing: {
    severity: 'error',
    meaning: 'A share is written without its %.',
    remedy: 'Write `75%`, not `75` or `0.75`.',
  },
  share_invalid: {
    severity: 'error',
    meaning: 'What should be a share is not a number with a %.',
    remedy: 'Write it as in `62.5%`.',
  },
  share_out_of_range: {
    severity: 'error',
    meaning: 'A share is below 0% or above 100% (a duty: above 1000%).',
    remedy: 'Correct the number.',
  },
  year_invalid: {
    severity: 'error',
    meaning: 'What should be a year is not one.',
    remedy: 'Write it as in `2020`.',
  },
  duration_invalid: {
    severity: 'error',
    meaning: 'What should be a number of years is not one.',
    remedy: 'Write it as in `4 years`.',
  },
  number_invalid: {
    severity: 'error',
    meaning: 'What should be a number is not one.',
    remedy: 'Write it as in `2.5`, with a point and without separators.',
  },
  range_invalid: {
    severity: 'error',
    meaning: 'What should be a range is not one, or its low end is above its high end.',
    remedy: 'Write it as in `1.4% to 2.5%`.',
  },
  date_invalid: {
    severity: 'error',
    meaning: 'What should be a date is not one.',
    remedy: 'Write it as in `2018-01-29`, `2018-01` or `2018`; the calendar needs the day.',
  },
  url_invalid: {
    severity: 'error',
    meaning: 'What should be the address of a source is not one.',
    remedy: 'Write it in full, starting with https://.',
  },
} as const satisfies Record<string, CodeInfo>;
