// Compares the module's description of the API with the model in AWS's JavaScript client: every operation, member and error.
// That model has no limits; local_service_test.py compares them.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import * as client from '@aws-sdk/client-cognito-identity';
import { describe } from './localService.mjs';

const { operations, errors } = describe();

// The client has schemas: [kind, namespace, name, traits, …]. A number is a simple type; 64 and 128 mark lists and maps of one.
const simple = { 0: 'Text', 1: 'Number', 2: 'Boolean', 4: 'Timestamp' };
const sensitive = 8;
const structure = 3;
const list = 1;
const map = 2;

/** A schema in the words of our description. */
function theirs(schema) {
  if (typeof schema === 'function') {
    return theirs(schema());
  }

  if (typeof schema === 'number') {
    return schema & 128 ? { map: simple[schema & 63] } : schema & 64 ? { list: simple[schema & 63] } : simple[schema];
  }

  if (Array.isArray(schema[0]) || typeof schema[0] === 'function') {
    return theirs(schema[0]);
  }

  switch (schema[0]) {
    case structure: {
      const [, , , , names, types, required = 0] = schema;
      return Object.fromEntries(names.map((name, i) => [name, { required: i < required, type: theirs(types[i]) }]).sort());
    }
    case list:
      return { list: theirs(schema[4]) };
    case map:
      return { map: theirs(schema[5]) };
    default:
      return schema[3] === sensitive ? 'Secret' : simple[schema[4]];
  }
}

/** A shape of our description. */
function ours(shape) {
  switch (shape.type) {
    case 'Structure':
      return Object.fromEntries(Object.entries(shape.Members).map(([member, { shape: of, required }]) => [member, { required, type: ours(of) }]).sort());
    case 'List':
      return { list: ours(shape.Element) };
    case 'Map':
      return { map: ours(shape.Value) };
    default:
      return shape.IsSensitive ? 'Secret' : shape.type;
  }
}

const published = Object.keys(client).filter((name) => /^[A-Z]\w*Command$/.test(name)).map((name) => name.slice(0, -'Command'.length)).sort();

test('the operations are the published ones', () => assert.deepEqual(Object.keys(operations).sort(), published));

for (const name of published) {
  test(`${name} has the published members`, () => {
    const [, , , , input, output] = client[`${name}$`];
    assert.deepEqual(ours(operations[name].input), theirs(input));
    assert.deepEqual(operations[name].output.name === 'NoOutput' ? 'unit' : ours(operations[name].output), output() === 'unit' ? 'unit' : theirs(output));
  });
}

test('the errors are the published ones', () => {
  const known = Object.keys(client).filter((name) => name.endsWith('Exception') && name !== 'CognitoIdentityServiceException');
  assert.deepEqual([...errors].sort(), known.sort());
});
