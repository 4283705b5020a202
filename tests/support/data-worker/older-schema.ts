/** Takes from a database of today what later steps than 9 add to the schema. */
export const backToSchema9 = `
DROP TABLE copied_record;
DROP TABLE looked_at;
DROP TABLE different_people;
ALTER TABLE person DROP COLUMN own_name;
ALTER TABLE person DROP COLUMN authority;
ALTER TABLE person DROP COLUMN facts;
DROP INDEX resource_whose;
ALTER TABLE resource DROP COLUMN whose;
ALTER TABLE resource DROP COLUMN has_namesake;
DROP TABLE patient_seen;
DROP TABLE patient_name;
DROP TABLE fate;
DROP INDEX undecided_record_name;
CREATE INDEX undecided_record_cause ON undecided_record (connection_id, cause);
PRAGMA user_version = 9;
`;
