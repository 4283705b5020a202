/** Which FHIR types plans are asked for, by what the person agreed to; they are listed in `shared/model/health-kinds`. */
import { type DataCategory, type HealthCategory, healthCategories } from '#shared/model/connection';
import { type HealthType, searchedTypes } from '#shared/model/health-kinds';

/** True for a type of health records that is searched for a person. */
export function isSearchedHealthType(type: string): type is HealthType {
  return healthCategories.some((category) => searchedTypes(category).some((searched) => searched === type));
}

/** True for a category whose records the person shares one by one. */
export function isHealthCategory(category: DataCategory): category is HealthCategory {
  return healthCategories.some((health) => health === category);
}
