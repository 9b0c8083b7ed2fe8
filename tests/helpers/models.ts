import { type Model, shippedModel } from '../../src/model/index.js';

/** The model that most tests are about. */
export const BILATERAL = shippedModel('bilateral-crisis') as Model;
