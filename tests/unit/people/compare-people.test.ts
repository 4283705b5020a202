import { describe, expect, it } from 'vitest';
import { comparePeople } from '../../../electron/data/people/compare-people.ts';

const who = (name: string | null, birthDate: string | null = null) => ({ name, birthDate });

describe('names of one person', () => {
  it.each([
    ['Rosa Medina', 'ROSA MEDINA'],
    ['José Núñez', 'Jose Nunez'],
    ['Rosa Maria Medina', 'Maria Rosa Medina'],
    ['Medina, Rosa', 'Rosa Medina'],
    ['Rosa M. Medina', 'Rosa Maria Medina'],
    ['Rosa Medina', 'Rosa Maria Medina'],
    ['Mrs. Rosa Medina', 'Rosa Medina'],
    ["Ann O'Brien", 'Ann O’Brien'],
    ['Rosa Medina-Ruiz', 'Rosa Medina Ruiz'],
    ['李小龍', '李小龍'],
    ['John Smith, Jr.', 'John Smith Jr'],
  ])('%s and %s', (one, other) => {
    expect(comparePeople(who(one), who(other))).toBe('same');
    expect(comparePeople(who(other), who(one))).toBe('same');
  });
});

describe('names that are asked about', () => {
  it.each([
    ['Rosa Medina', 'Theo Medina'],
    ['Rosa Medina', 'Rosa Duarte'],
    ['Rosa Maria Medina', 'Rosa Maria Duarte'],
    ['T. Medina', 'Theo Medina'],
    ['Rosa', 'Rosa Medina'],
    ['R. M.', 'Rosa Medina'],
    ['John Smith', 'John Smith Jr.'],
    ['Rosa A. Medina', 'Rosa Maria Medina'],
  ])('%s and %s', (one, other) => {
    expect(comparePeople(who(one), who(other))).toBe('differs');
    expect(comparePeople(who(other), who(one))).toBe('differs');
  });

  it('a name that is missing, or has no letters, tells nothing', () => {
    expect(comparePeople(who(null), who('Rosa Medina'))).toBe('unknown');
    expect(comparePeople(who('—'), who('Rosa Medina'))).toBe('unknown');
    expect(comparePeople(who(null, '1984-05-09'), who(null, '1984-05-09'))).toBe('unknown');
  });
});

describe('birth dates', () => {
  const rosa = (birthDate: string | null) => who('Rosa Medina', birthDate);

  it('two that differ are two people, names or not', () => {
    expect(comparePeople(rosa('1984-05-09'), rosa('1984-05-10'))).toBe('differs');
    expect(comparePeople(who(null, '1984'), who(null, '1985'))).toBe('differs');
  });

  it('are compared as far as both go; one that is missing is no difference', () => {
    expect(comparePeople(rosa('1984-05-09'), rosa('1984'))).toBe('same');
    expect(comparePeople(rosa('1984-05'), rosa('1984-06-01'))).toBe('differs');
    expect(comparePeople(rosa(null), rosa('1984-05-09'))).toBe('same');
  });

  it('one birth date makes "Jr." no difference', () => {
    expect(comparePeople(who('John Smith', '1950-02-03'), who('John Smith Jr', '1950-02-03'))).toBe('same');
  });
});
