const RIGHT_TO_LEFT = /^(ar|fa|he|ks|ps|sd|ug|ur|yi)\b/;

/** Which way the texts of a scenario run, by its language tag. */
export function directionOf(language: string): 'ltr' | 'rtl' {
  return RIGHT_TO_LEFT.test(language) ? 'rtl' : 'ltr';
}
