export { ENGLISH_TEXTS, type WhatIfTexts } from '../../scenario/what-if-texts.js';
export * from './what-if.js';
