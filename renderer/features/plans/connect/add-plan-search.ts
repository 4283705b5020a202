/** A plan that is picked already, by its id or its address. */
type PickedPlanSearch = { payerId?: string; address?: string };

/** What "Add a plan" can be opened with. */
type AddPlanSearch = PickedPlanSearch & {
  /** `true` goes straight to the made-up plans. */
  sample?: boolean;
  /** Connection to sign in to again. */
  again?: string;
  /** Id of the person whose plan it is. */
  personId?: string;
};

/** The search of the screen's address; what is not understood is left out. */
export function parseAddPlanSearch(search: Record<string, unknown>): AddPlanSearch {
  return {
    ...(search['sample'] === true && { sample: true }),
    ...(typeof search['again'] === 'string' && { again: search['again'] }),
    ...(typeof search['personId'] === 'string' && { personId: search['personId'] }),
    ...parsePickedPlan(search),
  };
}

export function parsePickedPlan({ payerId, address }: Record<string, unknown>): PickedPlanSearch {
  return {
    ...(typeof payerId === 'string' && { payerId }),
    ...(typeof address === 'string' && { address }),
  };
}
