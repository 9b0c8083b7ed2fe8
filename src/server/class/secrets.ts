import { createHash, randomBytes, randomInt, timingSafeEqual } from 'node:crypto';

/** Letters of a code: none that is taken for another, and no vowels, so that no words come out. */
const LETTERS = 'BCDFGHJKLMNPQRSTVWXZ';
const LENGTH = 6;

/** A code for a class: six letters, one of 64 million. */
export function newCode(): string {
  return Array.from({ length: LENGTH }, () => LETTERS[randomInt(LETTERS.length)]).join('');
}

/** A code as it was typed: small letters, spaces and hyphens do no harm. */
export function readCode(typed: string): string {
  return typed.toUpperCase().replace(/[^A-Z]/g, '');
}

/** A secret of 192 random bits. */
export function newKey(): string {
  return randomBytes(24).toString('base64url');
}

/** What is kept of a secret. */
export function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}

/** Whether a secret is the one of which this was kept; how long that takes to find out tells nothing of it. */
export function isSecret(secret: string, kept: string): boolean {
  return sameSecret(hashOf(secret), kept);
}

/** Whether two texts are the same; how long that takes to find out tells nothing of them. */
export function sameSecret(one: string, other: string): boolean {
  return timingSafeEqual(Buffer.from(hashOf(one)), Buffer.from(hashOf(other)));
}

/** The secret of the wall, which follows from the teacher's and says nothing of it. */
export function wallKey(teacher: string): string {
  return keyOf('wall', teacher);
}

/** The key of the page with what a class has played. It follows from what is kept of the teacher's secret, and says nothing of it. */
export function pageKey(kept: string): string {
  return keyOf('page', kept);
}

function keyOf(what: string, secret: string): string {
  return createHash('sha256').update(`the ${what} of ${secret}`).digest('base64url').slice(0, 32);
}
