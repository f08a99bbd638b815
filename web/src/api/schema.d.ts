// Written by `npm run client` from the OpenAPI document of functions/http. Do not edit.

export interface paths {
  '/api/openapi.json': {
    get: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: {
          headers: Record<string, unknown>;
          content: {
            'application/json': Record<string, unknown>;
          };
        };
        400: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        500: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/problems/{code}': {
    get: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          code: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: {
          headers: Record<string, unknown>;
          content: {
            'application/json': components['schemas']['Problem'];
          };
        };
        400: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        404: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        500: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/campaigns': {
    get: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: {
          headers: Record<string, unknown>;
          content: {
            'application/json': components['schemas']['Campaigns'];
          };
        };
        400: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        500: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/campaigns/{campaign}': {
    get: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          campaign: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: {
          headers: Record<string, unknown>;
          content: {
            'application/json': components['schemas']['Campaign'];
          };
        };
        400: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        404: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        500: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/campaigns/{campaign}/proposals': {
    get: {
      parameters: {
        query?: {
          theme?: string;
          district?: string;
          answer?: ("none" | "accepted" | "partly" | "already-exists" | "not-possible" | "not-now");
          q?: string;
          numbers?: string;
          sort?: ("random" | "newest" | "number" | "votes" | "relevance");
          seed?: string;
          limit?: number;
          cursor?: string;
        };
        header?: never;
        path: {
          campaign: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: {
          headers: Record<string, unknown>;
          content: {
            'application/json': components['schemas']['ProposalPage'];
          };
        };
        400: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        404: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        409: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        500: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    put?: never;
    post: {
      parameters: {
        query?: never;
        header?: {
          "Idempotency-Key"?: string;
        };
        path: {
          campaign: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': components['schemas']['ProposalDraft'];
        };
      };
      responses: {
        201: {
          headers: Record<string, unknown>;
          content: {
            'application/json': components['schemas']['OwnProposal'];
          };
        };
        400: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        401: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        403: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        404: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        409: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        413: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        415: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        422: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        500: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        503: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/campaigns/{campaign}/proposals/{number}': {
    get: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          campaign: string;
          number: number;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: {
          headers: Record<string, unknown>;
          content: {
            'application/json': components['schemas']['Proposal'];
          };
        };
        400: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        404: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        500: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          campaign: string;
          number: number;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: {
          headers: Record<string, unknown>;
          content: {
            'application/json': components['schemas']['Proposal'];
          };
        };
        400: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        401: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        403: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        404: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        409: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        500: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        503: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    options?: never;
    head?: never;
    patch: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          campaign: string;
          number: number;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': components['schemas']['ProposalEdit'];
        };
      };
      responses: {
        200: {
          headers: Record<string, unknown>;
          content: {
            'application/json': components['schemas']['OwnProposal'];
          };
        };
        400: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        401: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        403: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        404: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        409: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        413: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        415: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        500: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        503: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    trace?: never;
  };
  '/api/campaigns/{campaign}/places': {
    get: {
      parameters: {
        query?: {
          theme?: string;
          district?: string;
          answer?: ("none" | "accepted" | "partly" | "already-exists" | "not-possible" | "not-now");
          q?: string;
          limit?: number;
          cursor?: string;
        };
        header?: never;
        path: {
          campaign: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: {
          headers: Record<string, unknown>;
          content: {
            'application/json': components['schemas']['PlacesPage'];
          };
        };
        400: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        404: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        500: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/campaigns/{campaign}/tally': {
    get: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          campaign: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: {
          headers: Record<string, unknown>;
          content: {
            'application/json': components['schemas']['Tally'];
          };
        };
        400: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        404: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        409: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        500: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/campaigns/{campaign}/integrity': {
    get: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          campaign: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: {
          headers: Record<string, unknown>;
          content: {
            'application/json': components['schemas']['Integrity'];
          };
        };
        400: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        404: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        409: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        500: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/campaigns/{campaign}/results': {
    get: {
      parameters: {
        query?: {
          version?: number;
          after?: number;
          limit?: number;
        };
        header?: never;
        path: {
          campaign: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: {
          headers: Record<string, unknown>;
          content: {
            'application/json': components['schemas']['Result'];
          };
        };
        400: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        404: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        500: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/campaigns/{campaign}/proposals/{number}/own': {
    get: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          campaign: string;
          number: number;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: {
          headers: Record<string, unknown>;
          content: {
            'application/json': components['schemas']['OwnProposal'];
          };
        };
        400: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        401: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        403: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        404: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        409: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        500: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/campaigns/{campaign}/proposals/{number}/reports': {
    get?: never;
    put?: never;
    post: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          campaign: string;
          number: number;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': components['schemas']['Report'];
        };
      };
      responses: {
        201: {
          headers: Record<string, unknown>;
          content: {
            'application/json': components['schemas']['Reported'];
          };
        };
        400: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        401: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        403: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        404: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        409: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        413: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        415: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        500: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        503: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/me': {
    get: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: {
          headers: Record<string, unknown>;
          content: {
            'application/json': components['schemas']['Me'];
          };
        };
        400: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        401: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        403: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        500: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        503: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: {
          headers: Record<string, unknown>;
          content: {
            'application/json': components['schemas']['Erasure'];
          };
        };
        400: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        401: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        403: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        500: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        503: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/me/export': {
    get: {
      parameters: {
        query?: {
          cursor?: string;
        };
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: {
          headers: Record<string, unknown>;
          content: {
            'application/json': components['schemas']['PersonalExport'];
          };
        };
        400: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        401: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        403: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        500: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        503: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/campaigns/{campaign}/ballot': {
    get: {
      parameters: {
        query?: {
          after?: number;
        };
        header?: never;
        path: {
          campaign: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: {
          headers: Record<string, unknown>;
          content: {
            'application/json': components['schemas']['OwnBallot'];
          };
        };
        400: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        401: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        403: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        404: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        410: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        500: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/.well-known/jwks.json': {
    get: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: {
          headers: Record<string, unknown>;
          content: {
            'application/json': components['schemas']['PublicKeys'];
          };
        };
        400: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        500: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        503: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/campaigns/{campaign}/ballot/{number}': {
    get?: never;
    put: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          campaign: string;
          number: number;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': components['schemas']['Choice'];
        };
      };
      responses: {
        200: {
          headers: Record<string, unknown>;
          content: {
            'application/json': components['schemas']['VotedBallot'];
          };
        };
        400: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        401: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        403: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        404: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        409: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        410: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        413: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        415: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        500: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        503: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    post?: never;
    delete: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          campaign: string;
          number: number;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: {
          headers: Record<string, unknown>;
          content: {
            'application/json': components['schemas']['VotedBallot'];
          };
        };
        400: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        401: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        403: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        404: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        409: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        410: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        500: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        503: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/campaigns/{campaign}/voucher': {
    get?: never;
    put?: never;
    post: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          campaign: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': components['schemas']['VoucherCode'];
        };
      };
      responses: {
        200: {
          headers: Record<string, unknown>;
          content: {
            'application/json': components['schemas']['Voucher'];
          };
        };
        400: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        401: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        403: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        404: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        409: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        410: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        413: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        415: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        500: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        503: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/campaigns/{campaign}/ballot/{number}/move': {
    get?: never;
    put?: never;
    post: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          campaign: string;
          number: number;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': components['schemas']['Move'];
        };
      };
      responses: {
        200: {
          headers: Record<string, unknown>;
          content: {
            'application/json': components['schemas']['MovedBallot'];
          };
        };
        400: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        401: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        403: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        404: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        409: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        410: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        413: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        415: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        500: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        503: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/campaigns/{campaign}/desk/queue': {
    get: {
      parameters: {
        query?: {
          because?: ("new" | "reported" | "edited");
          theme?: string;
          district?: string;
          twins?: ("true" | "false");
          limit?: number;
          cursor?: string;
        };
        header?: never;
        path: {
          campaign: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: {
          headers: Record<string, unknown>;
          content: {
            'application/json': components['schemas']['QueuePage'];
          };
        };
        400: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        401: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        403: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        404: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        409: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        500: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        503: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/campaigns/{campaign}/desk/proposals/{number}': {
    get: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          campaign: string;
          number: number;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: {
          headers: Record<string, unknown>;
          content: {
            'application/json': components['schemas']['DeskProposal'];
          };
        };
        400: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        401: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        403: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        404: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        409: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        500: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        503: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/campaigns/{campaign}/proposals/{number}/decision': {
    get?: never;
    put?: never;
    post: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          campaign: string;
          number: number;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': components['schemas']['Decision'];
        };
      };
      responses: {
        200: {
          headers: Record<string, unknown>;
          content: {
            'application/json': components['schemas']['DeskProposal'];
          };
        };
        400: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        401: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        403: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        404: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        409: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        413: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        415: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        500: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        503: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/campaigns/{campaign}/annulments': {
    get?: never;
    put?: never;
    post: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          campaign: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': components['schemas']['Annulment'];
        };
      };
      responses: {
        200: {
          headers: Record<string, unknown>;
          content: {
            'application/json': components['schemas']['DeskProposal'];
          };
        };
        400: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        401: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        403: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        404: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        409: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        413: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        415: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        500: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        503: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/campaigns/{campaign}/pause': {
    get?: never;
    put?: never;
    post: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          campaign: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': components['schemas']['Pause'];
        };
      };
      responses: {
        200: {
          headers: Record<string, unknown>;
          content: {
            'application/json': components['schemas']['Recorded'];
          };
        };
        400: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        401: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        403: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        404: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        409: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        413: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        415: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        500: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        503: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/campaigns/{campaign}/resume': {
    get?: never;
    put?: never;
    post: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          campaign: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': components['schemas']['Resumption'];
        };
      };
      responses: {
        200: {
          headers: Record<string, unknown>;
          content: {
            'application/json': components['schemas']['Recorded'];
          };
        };
        400: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        401: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        403: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        404: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        409: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        413: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        415: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        500: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        503: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/campaigns/{campaign}/desk/result': {
    get: {
      parameters: {
        query?: {
          after?: number;
          limit?: number;
        };
        header?: never;
        path: {
          campaign: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: {
          headers: Record<string, unknown>;
          content: {
            'application/json': components['schemas']['Result'];
          };
        };
        400: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        401: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        403: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        404: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        409: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        500: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        503: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/campaigns/{campaign}/publication': {
    get?: never;
    put?: never;
    post: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          campaign: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': components['schemas']['AboutResult'];
        };
      };
      responses: {
        200: {
          headers: Record<string, unknown>;
          content: {
            'application/json': components['schemas']['Recorded'];
          };
        };
        400: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        401: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        403: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        404: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        409: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        413: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        415: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        500: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        503: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/campaigns/{campaign}/recount': {
    get?: never;
    put?: never;
    post: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          campaign: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': components['schemas']['AboutResult'];
        };
      };
      responses: {
        200: {
          headers: Record<string, unknown>;
          content: {
            'application/json': components['schemas']['Recorded'];
          };
        };
        400: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        401: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        403: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        404: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        409: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        413: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        415: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        500: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        503: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/campaigns/{campaign}/desk/integrity': {
    get: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          campaign: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: {
          headers: Record<string, unknown>;
          content: {
            'application/json': components['schemas']['Integrity'];
          };
        };
        400: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        401: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        403: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        404: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        409: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        500: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        503: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/campaigns/{campaign}/audit': {
    get: {
      parameters: {
        query?: {
          limit?: number;
          cursor?: string;
        };
        header?: never;
        path: {
          campaign: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: {
          headers: Record<string, unknown>;
          content: {
            'application/json': components['schemas']['AuditPage'];
          };
        };
        400: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        401: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        403: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        404: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        409: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        500: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        503: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/campaigns/{campaign}/audit.csv': {
    get: {
      parameters: {
        query?: {
          after?: number;
          limit?: number;
        };
        header?: never;
        path: {
          campaign: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: {
          headers: Record<string, unknown>;
          content: {
            'text/csv; charset=utf-8': string;
          };
        };
        400: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        401: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        403: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        404: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        409: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        500: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        503: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/campaigns/{campaign}/audit.jsonl': {
    get: {
      parameters: {
        query?: {
          after?: number;
          limit?: number;
        };
        header?: never;
        path: {
          campaign: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: {
          headers: Record<string, unknown>;
          content: {
            'application/jsonl; charset=utf-8': string;
          };
        };
        400: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        401: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        403: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        404: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        409: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        500: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        503: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/campaigns/{campaign}/proposals/{number}/merge': {
    get?: never;
    put?: never;
    post: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          campaign: string;
          number: number;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': components['schemas']['Merge'];
        };
      };
      responses: {
        200: {
          headers: Record<string, unknown>;
          content: {
            'application/json': components['schemas']['DeskProposal'];
          };
        };
        400: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        401: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        403: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        404: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        409: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        413: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        415: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        500: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        503: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/campaigns/{campaign}/proposals/{number}/unmerge': {
    get?: never;
    put?: never;
    post: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          campaign: string;
          number: number;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': components['schemas']['MergeChange'];
        };
      };
      responses: {
        200: {
          headers: Record<string, unknown>;
          content: {
            'application/json': components['schemas']['DeskProposal'];
          };
        };
        400: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        401: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        403: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        404: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        409: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        413: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        415: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        500: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        503: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/campaigns/{campaign}/proposals/{number}/contradictions/{other}': {
    get?: never;
    put: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          campaign: string;
          number: number;
          other: number;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': components['schemas']['MergeChange'];
        };
      };
      responses: {
        200: {
          headers: Record<string, unknown>;
          content: {
            'application/json': components['schemas']['DeskProposal'];
          };
        };
        400: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        401: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        403: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        404: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        409: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        413: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        415: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        500: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        503: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    post?: never;
    delete: {
      parameters: {
        query: {
          revision: number;
        };
        header?: never;
        path: {
          campaign: string;
          number: number;
          other: number;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: {
          headers: Record<string, unknown>;
          content: {
            'application/json': components['schemas']['DeskProposal'];
          };
        };
        400: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        401: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        403: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        404: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        409: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        500: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        503: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/campaigns/{campaign}/merges': {
    get: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          campaign: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: {
          headers: Record<string, unknown>;
          content: {
            'application/json': components['schemas']['Merges'];
          };
        };
        400: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        404: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        500: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/site': {
    get: {
      parameters: {
        query?: never;
        header?: never;
        path?: never;
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: {
          headers: Record<string, unknown>;
          content: {
            'application/json': components['schemas']['Site'];
          };
        };
        400: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        500: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/campaigns/{campaign}/twins': {
    get: {
      parameters: {
        query: {
          title: string;
        };
        header?: never;
        path: {
          campaign: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: {
          headers: Record<string, unknown>;
          content: {
            'application/json': components['schemas']['Twins'];
          };
        };
        400: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        404: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        500: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/campaigns/{campaign}/answer-debt': {
    get: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          campaign: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: {
          headers: Record<string, unknown>;
          content: {
            'application/json': components['schemas']['AnswerDebt'];
          };
        };
        400: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        404: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        500: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/campaigns/{campaign}/proposals/{number}/answer': {
    get?: never;
    put: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          campaign: string;
          number: number;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': components['schemas']['AnswerDraft'];
        };
      };
      responses: {
        200: {
          headers: Record<string, unknown>;
          content: {
            'application/json': components['schemas']['Proposal'];
          };
        };
        400: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        401: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        403: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        404: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        409: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        413: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        415: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        500: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        503: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/campaigns/{campaign}/answers': {
    get?: never;
    put: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          campaign: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': components['schemas']['AnswersDraft'];
        };
      };
      responses: {
        200: {
          headers: Record<string, unknown>;
          content: {
            'application/json': components['schemas']['AnswersGiven'];
          };
        };
        400: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        401: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        403: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        404: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        409: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        413: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        415: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        500: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        503: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/campaigns/{campaign}/proposals/{number}/cost': {
    get?: never;
    put: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          campaign: string;
          number: number;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': components['schemas']['CostDraft'];
        };
      };
      responses: {
        200: {
          headers: Record<string, unknown>;
          content: {
            'application/json': components['schemas']['Proposal'];
          };
        };
        400: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        401: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        403: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        404: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        409: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        413: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        415: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        500: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        503: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/campaigns/{campaign}/proposals/{number}/comments': {
    get: {
      parameters: {
        query?: {
          replyTo?: string;
          side?: ("for" | "against" | "neutral" | "question");
          sort?: ("oldest" | "newest");
          limit?: number;
          cursor?: string;
        };
        header?: never;
        path: {
          campaign: string;
          number: number;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: {
          headers: Record<string, unknown>;
          content: {
            'application/json': components['schemas']['CommentPage'];
          };
        };
        400: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        404: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        409: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        500: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    put?: never;
    post: {
      parameters: {
        query?: never;
        header?: {
          "Idempotency-Key"?: string;
        };
        path: {
          campaign: string;
          number: number;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': components['schemas']['CommentDraft'];
        };
      };
      responses: {
        201: {
          headers: Record<string, unknown>;
          content: {
            'application/json': components['schemas']['Comment'];
          };
        };
        400: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        401: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        403: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        404: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        409: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        413: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        415: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        422: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        500: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        503: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/campaigns/{campaign}/proposals/{number}/comments/{comment}': {
    get?: never;
    put?: never;
    post?: never;
    delete: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          campaign: string;
          number: number;
          comment: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: {
          headers: Record<string, unknown>;
          content: {
            'application/json': components['schemas']['Comment'];
          };
        };
        400: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        401: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        403: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        404: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        409: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        500: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        503: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/campaigns/{campaign}/proposals/{number}/comments/{comment}/reports': {
    get?: never;
    put?: never;
    post: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          campaign: string;
          number: number;
          comment: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': components['schemas']['Report'];
        };
      };
      responses: {
        201: {
          headers: Record<string, unknown>;
          content: {
            'application/json': components['schemas']['ReportedComment'];
          };
        };
        400: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        401: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        403: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        404: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        409: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        413: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        415: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        500: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        503: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/campaigns/{campaign}/desk/comments': {
    get: {
      parameters: {
        query?: {
          limit?: number;
          cursor?: string;
        };
        header?: never;
        path: {
          campaign: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: {
          headers: Record<string, unknown>;
          content: {
            'application/json': components['schemas']['CommentQueuePage'];
          };
        };
        400: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        401: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        403: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        404: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        409: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        500: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        503: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/campaigns/{campaign}/proposals/{number}/city-comments': {
    get?: never;
    put?: never;
    post: {
      parameters: {
        query?: never;
        header?: {
          "Idempotency-Key"?: string;
        };
        path: {
          campaign: string;
          number: number;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': components['schemas']['CommentDraft'];
        };
      };
      responses: {
        201: {
          headers: Record<string, unknown>;
          content: {
            'application/json': components['schemas']['Comment'];
          };
        };
        400: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        401: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        403: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        404: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        409: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        413: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        415: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        422: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        500: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        503: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/campaigns/{campaign}/desk/proposals/{number}/comments/{comment}': {
    get: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          campaign: string;
          number: number;
          comment: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: {
          headers: Record<string, unknown>;
          content: {
            'application/json': components['schemas']['DeskComment'];
          };
        };
        400: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        401: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        403: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        404: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        409: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        500: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        503: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/campaigns/{campaign}/proposals/{number}/comments/{comment}/decision': {
    get?: never;
    put?: never;
    post: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          campaign: string;
          number: number;
          comment: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': components['schemas']['CommentDecision'];
        };
      };
      responses: {
        200: {
          headers: Record<string, unknown>;
          content: {
            'application/json': components['schemas']['Comment'];
          };
        };
        400: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        401: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        403: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        404: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        409: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        413: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        415: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        500: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        503: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/campaigns/{campaign}/projects': {
    get: {
      parameters: {
        query?: {
          theme?: string;
          district?: string;
          state?: ("planned" | "under-way" | "done" | "changed" | "dropped");
          late?: ("true" | "false");
          limit?: number;
          cursor?: string;
        };
        header?: never;
        path: {
          campaign: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: {
          headers: Record<string, unknown>;
          content: {
            'application/json': components['schemas']['ProjectPage'];
          };
        };
        400: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        404: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        500: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    put?: never;
    post: {
      parameters: {
        query?: never;
        header?: {
          "Idempotency-Key"?: string;
        };
        path: {
          campaign: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': components['schemas']['ProjectDraft'];
        };
      };
      responses: {
        201: {
          headers: Record<string, unknown>;
          content: {
            'application/json': components['schemas']['Project'];
          };
        };
        400: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        401: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        403: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        404: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        409: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        413: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        415: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        422: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        500: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        503: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/campaigns/{campaign}/projects/{project}': {
    get: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          campaign: string;
          project: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: {
          headers: Record<string, unknown>;
          content: {
            'application/json': components['schemas']['PublicProject'];
          };
        };
        400: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        404: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        500: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          campaign: string;
          project: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': components['schemas']['ProjectChanges'];
        };
      };
      responses: {
        200: {
          headers: Record<string, unknown>;
          content: {
            'application/json': components['schemas']['Project'];
          };
        };
        400: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        401: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        403: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        404: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        409: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        413: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        415: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        500: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        503: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    trace?: never;
  };
  '/api/campaigns/{campaign}/projects/{project}/updates': {
    get?: never;
    put?: never;
    post: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          campaign: string;
          project: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': components['schemas']['ProjectUpdateDraft'];
        };
      };
      responses: {
        201: {
          headers: Record<string, unknown>;
          content: {
            'application/json': components['schemas']['ProjectUpdate'];
          };
        };
        400: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        401: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        403: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        404: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        409: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        413: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        415: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        500: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        503: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/campaigns/{campaign}/tendencies/{tendency}': {
    get?: never;
    put: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          campaign: string;
          tendency: string;
        };
        cookie?: never;
      };
      requestBody: {
        content: {
          'application/json': components['schemas']['TendencyDraft'];
        };
      };
      responses: {
        200: {
          headers: Record<string, unknown>;
          content: {
            'application/json': components['schemas']['Tendency'];
          };
        };
        400: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        401: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        403: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        404: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        409: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        413: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        415: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        500: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        503: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/campaigns/{campaign}/tendencies': {
    get: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          campaign: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: {
          headers: Record<string, unknown>;
          content: {
            'application/json': components['schemas']['Tendencies'];
          };
        };
        400: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        404: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        500: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/campaigns/{campaign}/proposals/{number}/lineage': {
    get: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          campaign: string;
          number: number;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: {
          headers: Record<string, unknown>;
          content: {
            'application/json': components['schemas']['Lineage'];
          };
        };
        400: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        404: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        500: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/campaigns/{campaign}/promises': {
    get: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          campaign: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: {
          headers: Record<string, unknown>;
          content: {
            'application/json': components['schemas']['Promises'];
          };
        };
        400: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        404: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        500: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/campaigns/{campaign}/feed.atom': {
    get: {
      parameters: {
        query?: {
          theme?: string;
          district?: string;
          proposal?: number;
          project?: string;
          lang?: ("fr" | "nl" | "de" | "en");
        };
        header?: {
          "If-None-Match"?: string;
        };
        path: {
          campaign: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: {
          headers: Record<string, unknown>;
          content: {
            'application/atom+xml': string;
          };
        };
        304: {
          headers: Record<string, unknown>;
          content?: never;
        };
        400: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        404: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        500: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/campaigns/{campaign}/calendar.ics': {
    get: {
      parameters: {
        query?: {
          theme?: string;
          district?: string;
          project?: string;
          lang?: ("fr" | "nl" | "de" | "en");
        };
        header?: {
          "If-None-Match"?: string;
        };
        path: {
          campaign: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: {
          headers: Record<string, unknown>;
          content: {
            'text/calendar; charset=utf-8': string;
          };
        };
        304: {
          headers: Record<string, unknown>;
          content?: never;
        };
        400: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        404: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        500: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
  '/api/campaigns/{campaign}/open-data': {
    get: {
      parameters: {
        query?: never;
        header?: never;
        path: {
          campaign: string;
        };
        cookie?: never;
      };
      requestBody?: never;
      responses: {
        200: {
          headers: Record<string, unknown>;
          content: {
            'application/json': components['schemas']['OpenData'];
          };
        };
        400: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        404: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
        500: {
          headers: Record<string, unknown>;
          content: {
            'application/problem+json': components['schemas']['Problem'];
          };
        };
      };
    };
    put?: never;
    post?: never;
    delete?: never;
    options?: never;
    head?: never;
    patch?: never;
    trace?: never;
  };
}

export interface components {
  schemas: {
    ProposalDraft: {
      title: string;
      summary: string;
      text: string;
      format?: ("plain" | "markdown");
      theme: string;
      district?: (string | null);
      author: string;
      language: ("fr" | "nl" | "de" | "en");
      place?: (components['schemas']['PlaceDraft'] | null);
    };
    PlaceDraft: {
      /** In degrees (WGS 84); kept with five decimals */
      latitude: number;
      /** In degrees (WGS 84); kept with five decimals */
      longitude: number;
      /** What its author calls it, such as the name of a street */
      label?: (string | null);
    };
    ProposalEdit: {
      /** The revision that is edited */
      revision: number;
      title?: string;
      summary?: string;
      text?: string;
      format?: ("plain" | "markdown");
      theme?: string;
      district?: (string | null);
      author?: string;
      language?: ("fr" | "nl" | "de" | "en");
      place?: (components['schemas']['PlaceDraft'] | null);
    };
    Report: {
      reason: ("off-topic" | "duplicate" | "personal-data" | "insult-or-hate" | "advertising" | "unlawful" | "false" | "other");
      text?: (string | null);
    };
    Choice: {
      choice: ("for" | "against");
    };
    VoucherCode: {
      /** As printed; case, spaces and hyphens do not matter */
      code: string;
    };
    Move: {
      /** The lead */
      to: number;
    };
    Decision: ({
      decision: "publish";
      /** The revision that was seen */
      revision: number;
      message?: (string | null);
    } | {
      decision: "reject";
      /** The revision that was seen */
      revision: number;
      /** Public */
      reason: ("off-topic" | "duplicate" | "personal-data" | "insult-or-hate" | "advertising" | "unlawful" | "not-a-proposal" | "manipulated-votes" | "other");
      /** To the author */
      message?: (string | null);
    } | {
      decision: "restore";
      /** The revision that was seen */
      revision: number;
      message?: (string | null);
    });
    Annulment: {
      number: number;
      /** The revision that was seen */
      revision: number;
      /** Public, and shown in the result */
      reason: ("off-topic" | "duplicate" | "personal-data" | "insult-or-hate" | "advertising" | "unlawful" | "not-a-proposal" | "manipulated-votes" | "other");
      /** To the author */
      message?: (string | null);
    };
    Pause: {
      what: ("submissions" | "voting");
      /** Public */
      reason: string;
    };
    Resumption: {
      what: ("submissions" | "voting");
      /** Of the pause that is ended, as the campaign's answer tells it */
      since: string;
      /** For the log */
      reason: string;
    };
    AboutResult: {
      /** The version of the result that was seen */
      version: number;
      /** For the log */
      reason: string;
    };
    Merge: {
      /** The lead: the proposal that goes on */
      into: number;
      /** The revision that was seen */
      revision: number;
      /** Why, for the audit log */
      reason: string;
    };
    MergeChange: {
      /** The revision that was seen */
      revision: number;
      /** Why, for the audit log */
      reason: string;
    };
    AnswerDraft: {
      /** The revision of the proposal that the moderator saw */
      revision: number;
      kind: ("accepted" | "partly" | "already-exists" | "not-possible" | "not-now");
      /** A text for each language; the campaign's first one is needed */
      text: Partial<Record<("fr" | "nl" | "de" | "en"), string>>;
      /** Id of the project that it went into */
      project?: (string | null);
    };
    AnswersDraft: {
      proposals: {
        /** The proposal's number in its campaign */
        number: number;
        /** The revision of the proposal that the moderator saw */
        revision: number;
      }[];
      kind: ("accepted" | "partly" | "already-exists" | "not-possible" | "not-now");
      /** A text for each language; the campaign's first one is needed */
      text: Partial<Record<("fr" | "nl" | "de" | "en"), string>>;
      /** Id of the project that it went into */
      project?: (string | null);
    };
    CostDraft: {
      /** In whole units of the campaign's currency; null takes the estimate back */
      cost: (number | null);
      /** The revision that was seen */
      revision: number;
    };
    CommentDraft: {
      text: string;
      side?: ("for" | "against" | "neutral" | "question");
      author: string;
      language: ("fr" | "nl" | "de" | "en");
      replyTo?: (string | null);
    };
    CommentDecision: ({
      decision: "hide";
      revision: number;
      reason: ("insult-or-hate" | "personal-data" | "advertising" | "off-topic" | "unlawful" | "other");
      text?: (string | null);
    } | {
      decision: "restore";
      revision: number;
      /** Why, for the audit log */
      text: string;
    });
    ProjectDraft: {
      /** One text a language; the campaign's first one is needed */
      title: Partial<Record<("fr" | "nl" | "de" | "en"), string>>;
      /** One text a language; the campaign's first one is needed */
      text?: Partial<Record<("fr" | "nl" | "de" | "en"), string>>;
      /** null: the whole city */
      district?: (string | null);
      theme: string;
      /** In whole units of the campaign's currency; null while it is not known */
      cost?: (number | null);
      /** The unit of the city that is in charge */
      unit: string;
      state?: ("planned" | "under-way" | "done" | "changed" | "dropped");
      /** Why the state changes or dates move; needed for `dropped` */
      reason?: Partial<Record<("fr" | "nl" | "de" | "en"), string>>;
      /** The last day on which it is in time; from the next on it is late by itself */
      due?: string;
      /** The day on which it was done, with the state `done`; left out, today */
      reachedOn?: string;
      /** Groups of ideas that it stands on */
      tendencies?: string[];
      /** Proposals that it stands on without a group */
      proposals?: number[];
      milestones?: {
        /** One text a language; the campaign's first one is needed */
        title: Partial<Record<("fr" | "nl" | "de" | "en"), string>>;
        /** The last day on which it is in time; from the next on it is late by itself */
        due: string;
      }[];
    };
    ProjectChanges: {
      /** The revision that the moderator saw */
      revision: number;
      /** One text a language; the campaign's first one is needed */
      title?: Partial<Record<("fr" | "nl" | "de" | "en"), string>>;
      /** One text a language; the campaign's first one is needed */
      text?: Partial<Record<("fr" | "nl" | "de" | "en"), string>>;
      /** null: the whole city */
      district?: (string | null);
      theme?: string;
      /** In whole units of the campaign's currency; null while it is not known */
      cost?: (number | null);
      /** The unit of the city that is in charge */
      unit?: string;
      state?: ("planned" | "under-way" | "done" | "changed" | "dropped");
      /** Why the state changes or dates move; needed for `dropped` */
      reason?: Partial<Record<("fr" | "nl" | "de" | "en"), string>>;
      /** The last day on which it is in time; from the next on it is late by itself */
      due?: string;
      /** The day on which it was done, with the state `done`; left out, today */
      reachedOn?: string;
      /** Groups of ideas that it stands on */
      tendencies?: string[];
      /** Proposals that it stands on without a group */
      proposals?: number[];
      /** Those to add or to change; none can be taken away, for it was promised */
      milestones?: {
        /** Left out, it is a new one */
        id?: string;
        /** One text a language; the campaign's first one is needed */
        title?: Partial<Record<("fr" | "nl" | "de" | "en"), string>>;
        /** The last day on which it is in time; from the next on it is late by itself */
        due?: string;
        reachedOn?: (string | null);
      }[];
    };
    ProjectUpdateDraft: {
      /** The revision that the moderator saw */
      revision: number;
      /** One text a language; the campaign's first one is needed */
      text: Partial<Record<("fr" | "nl" | "de" | "en"), string>>;
      /** The day that it tells of; left out, today */
      date?: string;
    };
    TendencyDraft: {
      /** The revision that the moderator saw; null for a new group */
      revision: (number | null);
      /** One text a language; the campaign's first one is needed */
      name: Partial<Record<("fr" | "nl" | "de" | "en"), string>>;
      /** Numbers of proposals */
      proposals: number[];
    };
    Problem: {
      type: string;
      title: string;
      status: number;
      detail: string;
      /** Stable; titles and details may change */
      code: ("malformed-json" | "missing-field" | "unknown-field" | "wrong-type" | "out-of-range" | "invalid-value" | "invalid-cursor" | "missing-token" | "invalid-token" | "insufficient-scope" | "not-a-moderator" | "revision-conflict" | "decision-not-possible" | "merge-not-possible" | "not-merged" | "proposal-merged" | "leads-others" | "proposal-withdrawn" | "not-public" | "reported-before" | "comments-closed" | "comment-limit-reached" | "comment-withdrawn" | "report-limit-reached" | "paused" | "paused-before" | "not-paused" | "published-before" | "unknown-campaign" | "unknown-comment" | "unknown-proposal" | "unknown-project" | "voucher-unknown" | "unknown-tile" | "unknown-problem" | "not-through-the-edge" | "no-result-yet" | "result-not-published" | "unknown-version" | "phase-not-open" | "phase-closed" | "not-on-ballot-paper" | "limit-reached" | "not-eligible" | "voucher-used" | "voucher-held" | "voucher-not-asked" | "proposal-limit-reached" | "project-limit-reached" | "ballots-unlinked" | "places-not-taken" | "choice-not-offered" | "not-the-author" | "costs-frozen" | "counts-not-public" | "tiles-unreachable" | "busy" | "body-too-large" | "unsupported-media-type" | "idempotency-key-reused" | "internal-error");
      requestId?: string;
      errors?: {
        pointer: string;
        /** Stable; titles and details may change */
        code: ("malformed-json" | "missing-field" | "unknown-field" | "wrong-type" | "out-of-range" | "invalid-value" | "invalid-cursor" | "missing-token" | "invalid-token" | "insufficient-scope" | "not-a-moderator" | "revision-conflict" | "decision-not-possible" | "merge-not-possible" | "not-merged" | "proposal-merged" | "leads-others" | "proposal-withdrawn" | "not-public" | "reported-before" | "comments-closed" | "comment-limit-reached" | "comment-withdrawn" | "report-limit-reached" | "paused" | "paused-before" | "not-paused" | "published-before" | "unknown-campaign" | "unknown-comment" | "unknown-proposal" | "unknown-project" | "voucher-unknown" | "unknown-tile" | "unknown-problem" | "not-through-the-edge" | "no-result-yet" | "result-not-published" | "unknown-version" | "phase-not-open" | "phase-closed" | "not-on-ballot-paper" | "limit-reached" | "not-eligible" | "voucher-used" | "voucher-held" | "voucher-not-asked" | "proposal-limit-reached" | "project-limit-reached" | "ballots-unlinked" | "places-not-taken" | "choice-not-offered" | "not-the-author" | "costs-frozen" | "counts-not-public" | "tiles-unreachable" | "busy" | "body-too-large" | "unsupported-media-type" | "idempotency-key-reused" | "internal-error");
        detail: string;
      }[];
    };
    Campaigns: {
      items: {
        id: string;
        /** One text a language */
        name: Partial<Record<("fr" | "nl" | "de" | "en"), string>>;
        phase: ("ideation" | "voting" | "analysis" | "follow-up" | "between");
        phases: {
          phase: ("ideation" | "voting" | "analysis" | "follow-up");
          /** An instant in UTC */
          opens: string;
          closes: (string | null);
        }[];
      }[];
      /** An instant in UTC */
      now: string;
    };
    Campaign: {
      id: string;
      /** One text a language */
      name: Partial<Record<("fr" | "nl" | "de" | "en"), string>>;
      phase: ("ideation" | "voting" | "analysis" | "follow-up" | "between");
      phases: {
        phase: ("ideation" | "voting" | "analysis" | "follow-up");
        /** An instant in UTC */
        opens: string;
        closes: (string | null);
      }[];
      /** One text a language */
      description: Partial<Record<("fr" | "nl" | "de" | "en"), string>>;
      languages: ("fr" | "nl" | "de" | "en")[];
      timeZone: string;
      /** ISO 4217: costs and budgets are whole units of it */
      currency: string;
      next: ({
        phase: ("ideation" | "voting" | "analysis" | "follow-up");
        /** An instant in UTC */
        opens: string;
        closes: (string | null);
      } | null);
      themes: {
        id: string;
        /** One text a language */
        name: Partial<Record<("fr" | "nl" | "de" | "en"), string>>;
      }[];
      districts: {
        id: string;
        /** One text a language */
        name: Partial<Record<("fr" | "nl" | "de" | "en"), string>>;
        within: (string | null);
        centre: ([number, number] | null);
      }[];
      /** Where proposals can lie; null: this campaign's proposals have no places */
      places: ({
        /** Latitude and longitude, in degrees (WGS 84) */
        centre: [number, number];
        zoom: number;
        /** South-west and north-east corner */
        bounds: [[number, number], [number, number]];
      } | null);
      voting: {
        choices: ("for" | "against")[];
        maxChoices: (number | null);
        counts: ("live" | "after");
        results: ("at-closing" | "on-publication");
      };
      proposals: {
        moderation: ("post" | "pre");
        /** So many reports take one off; null: none do */
        holdAfterReports: (number | null);
        /** null where there is no limit */
        maxPerCitizen: (number | null);
      };
      /** What a moderator has paused, and why; null where it goes on */
      paused: {
        submissions: ({
          /** An instant in UTC */
          since: string;
          reason: string;
        } | null);
        voting: ({
          /** An instant in UTC */
          since: string;
          reason: string;
        } | null);
      };
      comments: {
        /** The phases in which citizens comment; none: no comments */
        phases: ("ideation" | "voting" | "analysis" | "follow-up")[];
        /** The most comments of one citizen on a day; null: no limit */
        perDay: (number | null);
      };
      /** Whether votes are answered with signed receipts */
      receipts: boolean;
      eligibility: components['schemas']['Eligibility'];
      retention: {
        appealDays: number;
        unlinkAfterDays: (number | null);
      };
      /** How winners follow from the result. */
      selection: ({
        /** Those with the highest score. */
        rule: "best";
        /** How many are selected. */
        projects: number;
        /** `for`: the votes for alone. `for-minus-against`: less the votes against. Left out: "for". */
        score?: ("for" | "for-minus-against");
        quotas?: components['schemas']['Quotas'];
        ties?: components['schemas']['Ties'];
        seed?: components['schemas']['Seed'];
        whatIf?: components['schemas']['WhatIf'];
      } | {
        /** All whose score reaches a threshold. */
        rule: "threshold";
        /** The lowest score that is selected. */
        votes: number;
        /** `for`: the votes for alone. `for-minus-against`: less the votes against. Left out: "for". */
        score?: ("for" | "for-minus-against");
        quotas?: components['schemas']['Quotas'];
        ties?: components['schemas']['Ties'];
        seed?: components['schemas']['Seed'];
        whatIf?: components['schemas']['WhatIf'];
      } | {
        /** By score, as long as the budget lasts. */
        rule: "greedy";
        /** What all that is selected may cost, in whole units of currency. */
        budget: number;
        /** true: one that is too dear is passed over. false: nothing after it is selected. */
        skip: boolean;
        /** `for`: the votes for alone. `for-minus-against`: less the votes against. Left out: "for". */
        score?: ("for" | "for-minus-against");
        quotas?: components['schemas']['Quotas'];
        ties?: components['schemas']['Ties'];
        seed?: components['schemas']['Seed'];
        whatIf?: components['schemas']['WhatIf'];
      } | {
        /** The Method of Equal Shares: each citizen has the same part of the budget, for what they voted for. */
        rule: "equal-shares";
        /** What all that is selected may cost, in whole units of currency. */
        budget: number;
        /** What happens with money left over. `none`: nothing. `add1`: shares grow, one unit of currency at a time. `utilitarian`: it goes by votes. `add1u`: first one, then the other. */
        completion: ("none" | "add1" | "add1u" | "utilitarian");
        ties?: components['schemas']['Ties'];
        seed?: components['schemas']['Seed'];
        whatIf?: components['schemas']['WhatIf'];
      });
      /** SHA-256 of the rules as deployed */
      rulesHash: string;
      /** An instant in UTC */
      now: string;
    };
    Eligibility: ({
      rule: "anyone";
      /** What the rule is asked for */
      for: ("propose" | "vote")[];
    } | {
      rule: "email-domain";
      domains: string[];
      /** What the rule is asked for */
      for: ("propose" | "vote")[];
    } | {
      rule: "claim-equals";
      claim: string;
      values: string[];
      /** What the rule is asked for */
      for: ("propose" | "vote")[];
    } | {
      rule: "voucher";
      /** What the rule is asked for */
      for: ("propose" | "vote")[];
    });
    Quotas: {
      /** What the quota is for each of. */
      per: ("theme" | "district");
      /** How many of each are selected at most. */
      most: number;
      /** Other quotas, by the id of the theme or district. */
      except?: Record<string, number>;
    }[];
    Ties: ("lowest-cost" | "most-votes" | "lot")[];
    Seed: string;
    WhatIf: ({
      /** Those with the highest score. */
      rule: "best";
      /** How many are selected. */
      projects: number;
      /** `for`: the votes for alone. `for-minus-against`: less the votes against. Left out: "for". */
      score?: ("for" | "for-minus-against");
      quotas?: components['schemas']['Quotas'];
      ties?: components['schemas']['Ties'];
      seed?: components['schemas']['Seed'];
    } | {
      /** All whose score reaches a threshold. */
      rule: "threshold";
      /** The lowest score that is selected. */
      votes: number;
      /** `for`: the votes for alone. `for-minus-against`: less the votes against. Left out: "for". */
      score?: ("for" | "for-minus-against");
      quotas?: components['schemas']['Quotas'];
      ties?: components['schemas']['Ties'];
      seed?: components['schemas']['Seed'];
    } | {
      /** By score, as long as the budget lasts. */
      rule: "greedy";
      /** What all that is selected may cost, in whole units of currency. */
      budget: number;
      /** true: one that is too dear is passed over. false: nothing after it is selected. */
      skip: boolean;
      /** `for`: the votes for alone. `for-minus-against`: less the votes against. Left out: "for". */
      score?: ("for" | "for-minus-against");
      quotas?: components['schemas']['Quotas'];
      ties?: components['schemas']['Ties'];
      seed?: components['schemas']['Seed'];
    } | {
      /** The Method of Equal Shares: each citizen has the same part of the budget, for what they voted for. */
      rule: "equal-shares";
      /** What all that is selected may cost, in whole units of currency. */
      budget: number;
      /** What happens with money left over. `none`: nothing. `add1`: shares grow, one unit of currency at a time. `utilitarian`: it goes by votes. `add1u`: first one, then the other. */
      completion: ("none" | "add1" | "add1u" | "utilitarian");
      ties?: components['schemas']['Ties'];
      seed?: components['schemas']['Seed'];
    })[];
    ProposalPage: {
      items: components['schemas']['ListedProposal'][];
      total: number;
      next: (string | null);
    };
    ListedProposal: {
      number: number;
      title: string;
      summary: string;
      theme: string;
      district: (string | null);
      author: string;
      language: ("fr" | "nl" | "de" | "en");
      status: ("pending" | "published" | "held" | "rejected" | "withdrawn" | "merged");
      /** An instant in UTC */
      createdAt: string;
      /** An instant in UTC */
      changedAt: string;
      revision: number;
      /** What the city estimates that it costs, in whole units of the campaign's currency; null where it has not. It stands once voting has opened */
      cost: (number | null);
      answer: (components['schemas']['AnswerMark'] | null);
    };
    AnswerMark: {
      kind: ("accepted" | "partly" | "already-exists" | "not-possible" | "not-now");
      /** An instant in UTC */
      at: string;
    };
    OwnProposal: {
      campaign: string;
      number: number;
      title: string;
      summary: string;
      theme: string;
      district: (string | null);
      author: string;
      language: ("fr" | "nl" | "de" | "en");
      status: ("pending" | "published" | "held" | "rejected" | "withdrawn" | "merged");
      /** An instant in UTC */
      createdAt: string;
      /** An instant in UTC */
      changedAt: string;
      revision: number;
      /** What the city estimates that it costs, in whole units of the campaign's currency; null where it has not. It stands once voting has opened */
      cost: (number | null);
      text: string;
      format: ("plain" | "markdown");
      /** null where its author has given none, or its words are not public */
      place: (components['schemas']['Place'] | null);
      /** Its lead. With the status `merged` it has gone into that one; with another it is on the ballot paper beside it, and votes on it may be moved by those who cast them */
      mergedInto: (number | null);
      /** The proposals that are merged into this one */
      merged: number[];
      /** The proposals that it contradicts, and they it */
      contradicts: number[];
      /** The latest decision of a moderator; null where there was none */
      decided: ({
        decision: ("publish" | "reject" | "restore");
        /** An instant in UTC */
        at: string;
        reason: (("off-topic" | "duplicate" | "personal-data" | "insult-or-hate" | "advertising" | "unlawful" | "not-a-proposal" | "manipulated-votes" | "other") | null);
        /** The moderator's words to the author */
        message: (string | null);
      } | null);
    };
    Place: {
      latitude: number;
      longitude: number;
      label: (string | null);
    };
    Proposal: {
      campaign: string;
      number: number;
      title: string;
      summary: string;
      theme: string;
      district: (string | null);
      author: string;
      language: ("fr" | "nl" | "de" | "en");
      status: ("pending" | "published" | "held" | "rejected" | "withdrawn" | "merged");
      /** An instant in UTC */
      createdAt: string;
      /** An instant in UTC */
      changedAt: string;
      revision: number;
      /** What the city estimates that it costs, in whole units of the campaign's currency; null where it has not. It stands once voting has opened */
      cost: (number | null);
      text: string;
      format: ("plain" | "markdown");
      /** null where its author has given none, or its words are not public */
      place: (components['schemas']['Place'] | null);
      /** Its lead. With the status `merged` it has gone into that one; with another it is on the ballot paper beside it, and votes on it may be moved by those who cast them */
      mergedInto: (number | null);
      /** The proposals that are merged into this one */
      merged: number[];
      /** The proposals that it contradicts, and they it */
      contradicts: number[];
      /** Why and when a moderator rejected it. Its words are not public then */
      rejection: ({
        reason: ("off-topic" | "duplicate" | "personal-data" | "insult-or-hate" | "advertising" | "unlawful" | "not-a-proposal" | "manipulated-votes" | "other");
        /** An instant in UTC */
        at: string;
      } | null);
      /** Its own and those of the proposals merged into it, each name once */
      authors: string[];
      /** null where the city has not answered yet */
      answer: (components['schemas']['Answer'] | null);
    };
    Answer: {
      kind: ("accepted" | "partly" | "already-exists" | "not-possible" | "not-now");
      /** An instant in UTC */
      at: string;
      /** One text a language */
      text: Partial<Record<("fr" | "nl" | "de" | "en"), string>>;
      /** The campaign's languages in which it has no text */
      missing: ("fr" | "nl" | "de" | "en")[];
      /** Id of the project that the proposal went into */
      project: (string | null);
    };
    PlacesPage: {
      items: {
        number: number;
        latitude: number;
        longitude: number;
      }[];
      /** How many of the proposals asked for have a place */
      total: number;
      next: (string | null);
    };
    Tally: {
      campaign: string;
      counts: {
        number: number;
        for: number;
        against: number;
      }[];
      turnout: number;
      votes: number;
      /** An instant in UTC */
      asOf: string;
    };
    Integrity: {
      campaign: string;
      /** An instant in UTC */
      asOf: string;
      /** What findings are, and what they are not */
      notice: string;
      /** Votes cast or moved to the other side, by the hour on the campaign's clocks; hours that are over */
      hours: {
        hour: string;
        /** null where it is not shown: small, or voting is still open */
        votes: (number | null);
      }[];
      /** Citizens by how many choices their ballots hold; `to` is null in the last, open group */
      citizensByChoices: {
        from: number;
        to: (number | null);
        /** null where it is not shown: small, or voting is still open */
        citizens: (number | null);
      }[];
      /** null where it is not known or not shown */
      singleVoteShare: (number | null);
      /** Ballots by how old the account was at its first vote; `unknown` where tokens do not say */
      ballotsByAge: {
        age: ("under-hour" | "under-day" | "under-week" | "under-month" | "older" | "unknown");
        /** null where it is not shown: small, or voting is still open */
        ballots: (number | null);
      }[];
      /** Among accounts whose age is known: those that first voted within an hour of being made */
      newAccountShare: (number | null);
      findings: {
        /** Stable; texts may change */
        code: ("burst" | "single-votes" | "new-accounts" | "mail-domain");
        /** The hour or the domain; null for the whole campaign */
        about: (string | null);
        /** The number behind it: votes, or a share from 0 to 1 */
        value: number;
        /** What it is held against */
        against: number;
        text: string;
      }[];
    };
    Result: {
      campaign: string;
      /** A further recount makes a further version; none is overwritten */
      version: number;
      /** An instant in UTC */
      countedAt: string;
      /** SHA-256 of the code that counted */
      code: string;
      /** SHA-256 of the rules, as frozen when voting opened */
      rulesHash: string;
      /** Whether other rules were deployed when the ballots were counted */
      rulesChanged: boolean;
      /** What the rule of the campaign orders proposals by */
      score: ("for" | "for-minus-against");
      proposals: {
        number: number;
        for: number;
        against: number;
        /** Votes on a proposal that was taken off while voting was open */
        annulled: number;
        /** By `score`; equal ones share a rank (1, 2, 2, 4). null where votes are annulled */
        rank: (number | null);
        /** Whether others share the rank */
        tied: boolean;
      }[];
      /** Send it as `after` for the proposals that follow; null: none do */
      next: (number | null);
      /** What the rules of the campaign select; null where it was not found out when the ballots were counted */
      selection: (components['schemas']['Selection'] | null);
      /** Citizens with at least one choice */
      turnout: number;
      /** Ballots read, with those whose choices were all taken back */
      ballots: number;
      /** Votes for and against, without those annulled */
      votes: number;
      annulled: number;
      /** Why votes on a number are annulled, and since when */
      annulments: {
        number: number;
        reason: ("off-topic" | "duplicate" | "personal-data" | "insult-or-hate" | "advertising" | "unlawful" | "not-a-proposal" | "manipulated-votes" | "other" | "withdrawn");
        /** An instant in UTC */
        at: string;
      }[];
      /** When a moderator had paused the voting, and why; `until` is null where it did not go on */
      pauses: {
        /** An instant in UTC */
        since: string;
        until: (string | null);
        reason: string;
      }[];
      /** Votes cast or moved to the other side, by the hour on the campaign's clocks. From the live tally: ballots say when they were changed last, not when each choice was made, so this alone cannot be counted again */
      hours: {
        hour: string;
        votes: number;
      }[];
      /** By how many votes each page of the live tally differed from the recount; 0 is expected */
      tallyPages: {
        page: string;
        difference: number;
      }[];
      /** The counters in which the live tally differed, the first 1000; empty is expected. It was mended after. From version 2 on, it had been mended by the version before */
      tallyDifferences: {
        page: string;
        counter: string;
        tally: number;
        recount: number;
      }[];
      /** What should not happen and would be told here; 0 is expected */
      anomalies: {
        /** Changes that the live tally could not understand: this campaign's, and those of no known campaign */
        putAside: number;
        /** Ballots that could not be understood, and are not counted */
        unreadable: number;
        /** Votes on numbers that are not on the ballot paper, and are not counted */
        offPaper: number;
      };
    };
    Selection: {
      /** The rule, as it was when the ballots were counted */
      rule: ({
        /** Those with the highest score. */
        rule: "best";
        /** How many are selected. */
        projects: number;
        /** `for`: the votes for alone. `for-minus-against`: less the votes against. Left out: "for". */
        score?: ("for" | "for-minus-against");
        quotas?: components['schemas']['Quotas'];
        ties?: components['schemas']['Ties'];
        seed?: components['schemas']['Seed'];
      } | {
        /** All whose score reaches a threshold. */
        rule: "threshold";
        /** The lowest score that is selected. */
        votes: number;
        /** `for`: the votes for alone. `for-minus-against`: less the votes against. Left out: "for". */
        score?: ("for" | "for-minus-against");
        quotas?: components['schemas']['Quotas'];
        ties?: components['schemas']['Ties'];
        seed?: components['schemas']['Seed'];
      } | {
        /** By score, as long as the budget lasts. */
        rule: "greedy";
        /** What all that is selected may cost, in whole units of currency. */
        budget: number;
        /** true: one that is too dear is passed over. false: nothing after it is selected. */
        skip: boolean;
        /** `for`: the votes for alone. `for-minus-against`: less the votes against. Left out: "for". */
        score?: ("for" | "for-minus-against");
        quotas?: components['schemas']['Quotas'];
        ties?: components['schemas']['Ties'];
        seed?: components['schemas']['Seed'];
      } | {
        /** The Method of Equal Shares: each citizen has the same part of the budget, for what they voted for. */
        rule: "equal-shares";
        /** What all that is selected may cost, in whole units of currency. */
        budget: number;
        /** What happens with money left over. `none`: nothing. `add1`: shares grow, one unit of currency at a time. `utilitarian`: it goes by votes. `add1u`: first one, then the other. */
        completion: ("none" | "add1" | "add1u" | "utilitarian");
        ties?: components['schemas']['Ties'];
        seed?: components['schemas']['Seed'];
      });
      /** In the order in which they were selected */
      selected: number[];
      /** What they cost together, in whole units of the campaign's currency; those without a cost count nothing */
      spent: number;
      /** What the rule for ties leaves to a lot. None of these numbers is selected */
      ties: {
        numbers: number[];
        /** How many of them can be selected; null: that depends on which */
        places: (number | null);
      }[];
      /** false where more depends on a tie than its own numbers */
      decided: boolean;
      /** Numbers that no budget can be spent on: nobody has estimated their cost */
      uncosted: number[];
      /** By how many units each citizen's share grew (Add1); null where the rule has no such step */
      added: (number | null);
      /** What other rules would have selected, in the order of the campaign's file */
      whatIf: components['schemas']['SelectionOutcome'][];
    };
    SelectionOutcome: {
      /** The rule, as it was when the ballots were counted */
      rule: ({
        /** Those with the highest score. */
        rule: "best";
        /** How many are selected. */
        projects: number;
        /** `for`: the votes for alone. `for-minus-against`: less the votes against. Left out: "for". */
        score?: ("for" | "for-minus-against");
        quotas?: components['schemas']['Quotas'];
        ties?: components['schemas']['Ties'];
        seed?: components['schemas']['Seed'];
      } | {
        /** All whose score reaches a threshold. */
        rule: "threshold";
        /** The lowest score that is selected. */
        votes: number;
        /** `for`: the votes for alone. `for-minus-against`: less the votes against. Left out: "for". */
        score?: ("for" | "for-minus-against");
        quotas?: components['schemas']['Quotas'];
        ties?: components['schemas']['Ties'];
        seed?: components['schemas']['Seed'];
      } | {
        /** By score, as long as the budget lasts. */
        rule: "greedy";
        /** What all that is selected may cost, in whole units of currency. */
        budget: number;
        /** true: one that is too dear is passed over. false: nothing after it is selected. */
        skip: boolean;
        /** `for`: the votes for alone. `for-minus-against`: less the votes against. Left out: "for". */
        score?: ("for" | "for-minus-against");
        quotas?: components['schemas']['Quotas'];
        ties?: components['schemas']['Ties'];
        seed?: components['schemas']['Seed'];
      } | {
        /** The Method of Equal Shares: each citizen has the same part of the budget, for what they voted for. */
        rule: "equal-shares";
        /** What all that is selected may cost, in whole units of currency. */
        budget: number;
        /** What happens with money left over. `none`: nothing. `add1`: shares grow, one unit of currency at a time. `utilitarian`: it goes by votes. `add1u`: first one, then the other. */
        completion: ("none" | "add1" | "add1u" | "utilitarian");
        ties?: components['schemas']['Ties'];
        seed?: components['schemas']['Seed'];
      });
      /** In the order in which they were selected */
      selected: number[];
      /** What they cost together, in whole units of the campaign's currency; those without a cost count nothing */
      spent: number;
      /** What the rule for ties leaves to a lot. None of these numbers is selected */
      ties: {
        numbers: number[];
        /** How many of them can be selected; null: that depends on which */
        places: (number | null);
      }[];
      /** false where more depends on a tie than its own numbers */
      decided: boolean;
      /** Numbers that no budget can be spent on: nobody has estimated their cost */
      uncosted: number[];
      /** By how many units each citizen's share grew (Add1); null where the rule has no such step */
      added: (number | null);
    };
    Reported: {
      campaign: string;
      number: number;
      /** An instant in UTC */
      reportedAt: string;
    };
    Me: {
      issuer: string;
      /** As the issuer calls one; it is stored nowhere */
      subject: string;
      campaigns: {
        campaign: string;
        proposals: number;
        ballot: boolean;
      }[];
      /** Campaigns whose ballots can no longer be linked to anybody: whether one has voted there, nobody knows */
      unlinked: string[];
    };
    Erasure: {
      /** false: send the same request again, for what `waiting` says later */
      complete: boolean;
      /** How many proposals have become anonymous. Their texts stay, as published */
      proposals: number;
      /** How many comments have become anonymous. Their texts stay, as published */
      comments: number;
      /** Of how many reports it is forgotten when they were sent */
      reports: number;
      /** Campaigns in which all votes were taken back */
      withdrawn: string[];
      /** Campaigns whose ballot still counts, but is linked to nobody now */
      released: string[];
      /** Campaigns whose ballots are being counted; try again in some minutes */
      waiting: string[];
      /** Campaigns whose ballots can no longer be linked to anybody: whether one has voted there, nobody knows */
      unlinked: string[];
      /** Campaigns whose voucher is spent and linked to nobody now */
      vouchers: string[];
      /** What stays until then, so that nobody gets around a limit by erasing themselves: how many proposals one has handed in, and what one has reported */
      kept: {
        campaign: string;
        what: ("handed-in" | "reported");
        until: (string | null);
      }[];
    };
    PersonalExport: {
      /** An instant in UTC */
      exportedAt: string;
      proposals: components['schemas']['OwnProposal'][];
      /** Once all proposals have been listed */
      comments: components['schemas']['Comment'][];
      /** There are further proposals or comments; the rest is on the first page alone */
      next: (string | null);
      ballots: {
        campaign: string;
        for: number[];
        against: number[];
        revision: number;
        /** An instant in UTC */
        changedAt: string;
        /** How old the account was at the first vote, for the integrity report */
        accountAge: (("under-hour" | "under-day" | "under-week" | "under-month" | "older" | "unknown") | null);
      }[];
      vouchers: {
        campaign: string;
        /** An instant in UTC */
        redeemedAt: string;
        /** An instant in UTC */
        keptUntil: string;
      }[];
      /** How many proposals one has handed in where there is a limit, also those made anonymous */
      handedIn: {
        campaign: string;
        proposals: number;
        keptUntil: (string | null);
      }[];
      /** What one has reported. The words are kept with what they are about, and not as anybody's */
      reports: {
        campaign: string;
        /** The proposal's number */
        number: number;
        /** Id of the comment below it; null: the proposal itself */
        comment: (string | null);
        /** null once one has erased oneself */
        at: (string | null);
        keptUntil: (string | null);
      }[];
      /** Campaigns whose ballots can no longer be linked to anybody: whether one has voted there, nobody knows */
      unlinked: string[];
    };
    Comment: {
      campaign: string;
      /** The proposal's number */
      number: number;
      /** A comment's id; a reply has that of its comment, a dot and its own */
      id: string;
      replyTo: (string | null);
      /** `author`: who handed the proposal in. `city`: the city itself */
      voice: ("citizen" | "author" | "city");
      status: ("visible" | "hidden" | "held" | "withdrawn");
      /** Empty unless the comment is visible, as is the name */
      text: string;
      side: ("for" | "against" | "neutral" | "question");
      author: string;
      language: ("fr" | "nl" | "de" | "en");
      /** Why and when a moderator has hidden it */
      hidden: ({
        reason: ("insult-or-hate" | "personal-data" | "advertising" | "off-topic" | "unlawful" | "other");
        /** An instant in UTC */
        at: string;
      } | null);
      replies: number;
      /** An instant in UTC */
      createdAt: string;
      revision: number;
    };
    OwnBallot: {
      campaign: string;
      for: number[];
      against: number[];
      choices: number;
      /** How many choices are left; null where there is no cap */
      left: (number | null);
      revision: number;
      changedAt: (string | null);
      /** What it takes to find each of these votes in the open data. null while voting is open, and where the campaign gives no receipts */
      votes: ({
        /** The version of the open data that this is about; null while there is none */
        published: ({
          version: number;
          /** Leaves of the tree */
          size: number;
        } | null);
        items: {
          number: number;
          choice: ("for" | "against");
          /** 16 bytes in base64url */
          salt: string;
          /** As in the receipt and in votes.csv: SHA-256 over `reinventons/vote/1`, campaign, number, choice and salt, each after its length in four bytes */
          commitment: string;
          /** null where votes.csv of that version has no such line. Votes on numbers that were annulled do stand in it */
          inclusion: ({
            /** Of the line in votes.csv, from 0 */
            index: number;
            /** Hashes in base64, from the leaf up to the root (RFC 6962) */
            proof: string[];
          } | null);
        }[];
        /** Send it as `after` for the next ones; null on the last page */
        next: (number | null);
      } | null);
    };
    PublicKeys: {
      keys: {
        kty: "OKP";
        crv: "Ed25519";
        x: string;
        kid: string;
        alg: "EdDSA";
        use: "sig";
      }[];
    };
    VotedBallot: {
      campaign: string;
      for: number[];
      against: number[];
      choices: number;
      /** How many choices are left; null where there is no cap */
      left: (number | null);
      revision: number;
      changedAt: (string | null);
      /** Signed by the platform: a compact JWS (`typ` vote-receipt+jwt, EdDSA) with campaign, number, choice (`none` after a vote was taken back), revision, instant and a commitment. null where the campaign gives none */
      receipt: (string | null);
    };
    Voucher: {
      campaign: string;
      /** An instant in UTC */
      redeemedAt: string;
    };
    MovedBallot: {
      campaign: string;
      for: number[];
      against: number[];
      choices: number;
      /** How many choices are left; null where there is no cap */
      left: (number | null);
      revision: number;
      changedAt: (string | null);
      /** Of both numbers; null where the campaign gives none */
      receipts: {
        from: (string | null);
        to: (string | null);
      };
    };
    QueuePage: {
      items: {
        number: number;
        title: string;
        summary: string;
        theme: string;
        district: (string | null);
        author: string;
        language: ("fr" | "nl" | "de" | "en");
        status: ("pending" | "published" | "held" | "rejected" | "withdrawn" | "merged");
        /** An instant in UTC */
        createdAt: string;
        /** An instant in UTC */
        changedAt: string;
        revision: number;
        /** What the city estimates that it costs, in whole units of the campaign's currency; null where it has not. It stands once voting has opened */
        cost: (number | null);
        /** Since when it waits; null when it does not */
        queuedAt: (string | null);
        because: ("new" | "reported" | "edited")[];
        /** Since the latest decision */
        reportCount: number;
        /** Public proposals whose titles are much like it, the likeliest first; where asked for */
        twins?: {
          number: number;
          title: string;
          likeness: number;
        }[];
      }[];
      next: (string | null);
      /** null where no rule of the campaign spends a budget */
      costs: ({
        /** How many public proposals have no cost */
        missing: number;
      } | null);
    };
    DeskProposal: {
      campaign: string;
      number: number;
      title: string;
      summary: string;
      theme: string;
      district: (string | null);
      author: string;
      language: ("fr" | "nl" | "de" | "en");
      status: ("pending" | "published" | "held" | "rejected" | "withdrawn" | "merged");
      /** An instant in UTC */
      createdAt: string;
      /** An instant in UTC */
      changedAt: string;
      revision: number;
      /** What the city estimates that it costs, in whole units of the campaign's currency; null where it has not. It stands once voting has opened */
      cost: (number | null);
      text: string;
      format: ("plain" | "markdown");
      /** null where its author has given none, or its words are not public */
      place: (components['schemas']['Place'] | null);
      /** Its lead. With the status `merged` it has gone into that one; with another it is on the ballot paper beside it, and votes on it may be moved by those who cast them */
      mergedInto: (number | null);
      /** The proposals that are merged into this one */
      merged: number[];
      /** The proposals that it contradicts, and they it */
      contradicts: number[];
      /** The latest decision of a moderator; null where there was none */
      decided: ({
        decision: ("publish" | "reject" | "restore");
        /** An instant in UTC */
        at: string;
        reason: (("off-topic" | "duplicate" | "personal-data" | "insult-or-hate" | "advertising" | "unlawful" | "not-a-proposal" | "manipulated-votes" | "other") | null);
        /** The moderator's words to the author */
        message: (string | null);
      } | null);
      /** Since when it waits; null when it does not */
      queuedAt: (string | null);
      because: ("new" | "reported" | "edited")[];
      /** Since the latest decision */
      reportCount: number;
      /** The first ones; who sent them is not kept with them */
      reports: {
        reason: ("off-topic" | "duplicate" | "personal-data" | "insult-or-hate" | "advertising" | "unlawful" | "false" | "other");
        text: (string | null);
        /** An instant in UTC */
        at: string;
      }[];
    };
    Recorded: {
      campaign: string;
      /** An instant in UTC */
      at: string;
      /** In the log */
      sequence: number;
    };
    AuditPage: {
      items: components['schemas']['AuditEntry'][];
      next: (string | null);
    };
    AuditEntry: {
      campaign: string;
      /** 1, 2, 3 … without gaps */
      sequence: number;
      /** An instant in UTC */
      at: string;
      /** Who of the staff, by a pseudonym; `system` for what happens by a rule of the campaign */
      by: string;
      act: ("publish" | "reject" | "restore" | "annul" | "pause" | "resume" | "publish-result" | "ask-recount" | "answer" | "comment" | "hide-comment" | "restore-comment" | "create-project" | "change-project" | "update-project" | "put-tendency" | "merge" | "unmerge" | "link-contradiction" | "unlink-contradiction" | "hold" | "hold-comment" | "cost");
      /** What it was done to */
      subject: string;
      /** One of the act's list */
      reason: (string | null);
      /** The reason in words */
      text: (string | null);
      /** The revision that it was decided on */
      before: (number | null);
      /** The revision since */
      after: (number | null);
      /** `hash` of the entry before */
      previous: (string | null);
      /** Over the canonical JSON (RFC 8785) of all the rest, with `at` in milliseconds since 1970 */
      hash: string;
    };
    Merges: {
      campaign: string;
      /** By number */
      items: {
        number: number;
        into: number;
      }[];
    };
    Site: {
      /** Who vouches for citizens: an OpenID Connect issuer */
      issuer: string;
      /** What the site is called there; a public client with PKCE */
      clientId: string;
      /** What the site asks for when somebody signs in */
      scopes: string[];
      /** Where the pictures of a map come from; null: a map has no ground */
      tiles: ({
        /** With {z}, {x} and {y}, on the same host */
        url: string;
        attribution: string;
        /** How near they go */
        maxZoom: number;
      } | null);
    };
    Twins: {
      items: {
        number: number;
        title: string;
        summary: string;
        theme: string;
        district: (string | null);
        author: string;
        language: ("fr" | "nl" | "de" | "en");
        status: ("pending" | "published" | "held" | "rejected" | "withdrawn" | "merged");
        /** An instant in UTC */
        createdAt: string;
        /** An instant in UTC */
        changedAt: string;
        revision: number;
        /** What the city estimates that it costs, in whole units of the campaign's currency; null where it has not. It stands once voting has opened */
        cost: (number | null);
        /** 1: the same title */
        likeness: number;
      }[];
    };
    AnswerDebt: {
      campaign: string;
      proposals: number;
      unanswered: number;
      /** When the oldest unanswered one was handed in: its author waits from then on. null: all are answered */
      since: (string | null);
      answers: {
        accepted: number;
        partly: number;
        "already-exists": number;
        "not-possible": number;
        "not-now": number;
      };
      themes: {
        theme: string;
        proposals: number;
        unanswered: number;
        /** When the oldest unanswered one was handed in: its author waits from then on. null: all are answered */
        since: (string | null);
      }[];
      /** By the district that a proposal names itself; null is the whole city. Rows add up to the whole */
      districts: {
        district: (string | null);
        proposals: number;
        unanswered: number;
        /** When the oldest unanswered one was handed in: its author waits from then on. null: all are answered */
        since: (string | null);
      }[];
      /** An instant in UTC */
      asOf: string;
    };
    AnswersGiven: {
      /** With the revision since; also those that had this very answer already */
      answered: {
        number: number;
        revision: number;
      }[];
      refused: {
        number: number;
        code: ("malformed-json" | "missing-field" | "unknown-field" | "wrong-type" | "out-of-range" | "invalid-value" | "invalid-cursor" | "missing-token" | "invalid-token" | "insufficient-scope" | "not-a-moderator" | "revision-conflict" | "decision-not-possible" | "merge-not-possible" | "not-merged" | "proposal-merged" | "leads-others" | "proposal-withdrawn" | "not-public" | "reported-before" | "comments-closed" | "comment-limit-reached" | "comment-withdrawn" | "report-limit-reached" | "paused" | "paused-before" | "not-paused" | "published-before" | "unknown-campaign" | "unknown-comment" | "unknown-proposal" | "unknown-project" | "voucher-unknown" | "unknown-tile" | "unknown-problem" | "not-through-the-edge" | "no-result-yet" | "result-not-published" | "unknown-version" | "phase-not-open" | "phase-closed" | "not-on-ballot-paper" | "limit-reached" | "not-eligible" | "voucher-used" | "voucher-held" | "voucher-not-asked" | "proposal-limit-reached" | "project-limit-reached" | "ballots-unlinked" | "places-not-taken" | "choice-not-offered" | "not-the-author" | "costs-frozen" | "counts-not-public" | "tiles-unreachable" | "busy" | "body-too-large" | "unsupported-media-type" | "idempotency-key-reused" | "internal-error");
        detail: string;
        /** The revision that it has; null where there is none */
        revision: (number | null);
      }[];
    };
    CommentPage: {
      items: components['schemas']['Comment'][];
      /** How many the list has in all, whatever became of them */
      count: number;
      next: (string | null);
    };
    ReportedComment: {
      campaign: string;
      number: number;
      /** A comment's id; a reply has that of its comment, a dot and its own */
      comment: string;
      /** An instant in UTC */
      reportedAt: string;
    };
    CommentQueuePage: {
      items: components['schemas']['DeskComment'][];
      next: (string | null);
    };
    DeskComment: {
      campaign: string;
      /** The proposal's number */
      number: number;
      /** A comment's id; a reply has that of its comment, a dot and its own */
      id: string;
      replyTo: (string | null);
      /** `author`: who handed the proposal in. `city`: the city itself */
      voice: ("citizen" | "author" | "city");
      status: ("visible" | "hidden" | "held" | "withdrawn");
      /** Empty unless the comment is visible, as is the name */
      text: string;
      side: ("for" | "against" | "neutral" | "question");
      author: string;
      language: ("fr" | "nl" | "de" | "en");
      /** Why and when a moderator has hidden it */
      hidden: ({
        reason: ("insult-or-hate" | "personal-data" | "advertising" | "off-topic" | "unlawful" | "other");
        /** An instant in UTC */
        at: string;
      } | null);
      replies: number;
      /** An instant in UTC */
      createdAt: string;
      revision: number;
      /** Since when it waits for a moderator; null when it does not */
      queuedAt: (string | null);
      /** Since the latest decision */
      reportCount: number;
      /** The first ones; who sent them is not kept with them */
      reports: {
        reason: ("off-topic" | "duplicate" | "personal-data" | "insult-or-hate" | "advertising" | "unlawful" | "false" | "other");
        text: (string | null);
        /** An instant in UTC */
        at: string;
      }[];
    };
    ProjectPage: {
      items: components['schemas']['ProjectSummary'][];
      total: number;
      next: (string | null);
      /** An instant in UTC */
      now: string;
    };
    ProjectSummary: {
      id: string;
      /** One text a language */
      title: Partial<Record<("fr" | "nl" | "de" | "en"), string>>;
      district: (string | null);
      theme: string;
      cost: (number | null);
      unit: string;
      state: ("planned" | "under-way" | "done" | "changed" | "dropped");
      reason: (Partial<Record<("fr" | "nl" | "de" | "en"), string>> | null);
      /** Whether its own due date or that of a milestone has passed unkept */
      late: boolean;
      due: (string | null);
      promises: {
        /** Due dates of projects and of their milestones */
        promises: number;
        open: number;
        late: number;
        kept: number;
        keptLate: number;
        /** Not kept, and the project was dropped */
        dropped: number;
        /** How many of them have had an earlier date */
        moved: number;
      };
      updates: number;
      /** An instant in UTC */
      createdAt: string;
      /** An instant in UTC */
      changedAt: string;
      revision: number;
    };
    Project: {
      campaign: string;
      id: string;
      /** One text a language */
      title: Partial<Record<("fr" | "nl" | "de" | "en"), string>>;
      district: (string | null);
      theme: string;
      cost: (number | null);
      unit: string;
      state: ("planned" | "under-way" | "done" | "changed" | "dropped");
      reason: (Partial<Record<("fr" | "nl" | "de" | "en"), string>> | null);
      /** Whether its own due date or that of a milestone has passed unkept */
      late: boolean;
      due: (string | null);
      promises: {
        /** Due dates of projects and of their milestones */
        promises: number;
        open: number;
        late: number;
        kept: number;
        keptLate: number;
        /** Not kept, and the project was dropped */
        dropped: number;
        /** How many of them have had an earlier date */
        moved: number;
      };
      updates: number;
      /** An instant in UTC */
      createdAt: string;
      /** An instant in UTC */
      changedAt: string;
      revision: number;
      /** One text a language */
      text: Partial<Record<("fr" | "nl" | "de" | "en"), string>>;
      promise: ({
        /** A day by the campaign's clocks */
        due: string;
        state: ("open" | "late" | "kept" | "kept-late" | "dropped");
        /** The instant at which its day had passed; null where it has not */
        lateSince: (string | null);
        reachedOn: (string | null);
        /** Every date that it had before, oldest first */
        moves: {
          /** A day by the campaign's clocks */
          from: string;
          /** A day by the campaign's clocks */
          to: string;
          /** An instant in UTC */
          at: string;
          reason: (Partial<Record<("fr" | "nl" | "de" | "en"), string>> | null);
        }[];
      } | null);
      milestones: {
        id: string;
        /** One text a language */
        title: Partial<Record<("fr" | "nl" | "de" | "en"), string>>;
        /** A day by the campaign's clocks */
        due: string;
        state: ("open" | "late" | "kept" | "kept-late" | "dropped");
        /** The instant at which its day had passed; null where it has not */
        lateSince: (string | null);
        reachedOn: (string | null);
        /** Every date that it had before, oldest first */
        moves: {
          /** A day by the campaign's clocks */
          from: string;
          /** A day by the campaign's clocks */
          to: string;
          /** An instant in UTC */
          at: string;
          reason: (Partial<Record<("fr" | "nl" | "de" | "en"), string>> | null);
        }[];
      }[];
      tendencies: string[];
      proposals: number[];
    };
    PublicProject: {
      campaign: string;
      id: string;
      /** One text a language */
      title: Partial<Record<("fr" | "nl" | "de" | "en"), string>>;
      district: (string | null);
      theme: string;
      cost: (number | null);
      unit: string;
      state: ("planned" | "under-way" | "done" | "changed" | "dropped");
      reason: (Partial<Record<("fr" | "nl" | "de" | "en"), string>> | null);
      /** Whether its own due date or that of a milestone has passed unkept */
      late: boolean;
      due: (string | null);
      promises: {
        /** Due dates of projects and of their milestones */
        promises: number;
        open: number;
        late: number;
        kept: number;
        keptLate: number;
        /** Not kept, and the project was dropped */
        dropped: number;
        /** How many of them have had an earlier date */
        moved: number;
      };
      updates: number;
      /** An instant in UTC */
      createdAt: string;
      /** An instant in UTC */
      changedAt: string;
      revision: number;
      /** One text a language */
      text: Partial<Record<("fr" | "nl" | "de" | "en"), string>>;
      promise: ({
        /** A day by the campaign's clocks */
        due: string;
        state: ("open" | "late" | "kept" | "kept-late" | "dropped");
        /** The instant at which its day had passed; null where it has not */
        lateSince: (string | null);
        reachedOn: (string | null);
        /** Every date that it had before, oldest first */
        moves: {
          /** A day by the campaign's clocks */
          from: string;
          /** A day by the campaign's clocks */
          to: string;
          /** An instant in UTC */
          at: string;
          reason: (Partial<Record<("fr" | "nl" | "de" | "en"), string>> | null);
        }[];
      } | null);
      milestones: {
        id: string;
        /** One text a language */
        title: Partial<Record<("fr" | "nl" | "de" | "en"), string>>;
        /** A day by the campaign's clocks */
        due: string;
        state: ("open" | "late" | "kept" | "kept-late" | "dropped");
        /** The instant at which its day had passed; null where it has not */
        lateSince: (string | null);
        reachedOn: (string | null);
        /** Every date that it had before, oldest first */
        moves: {
          /** A day by the campaign's clocks */
          from: string;
          /** A day by the campaign's clocks */
          to: string;
          /** An instant in UTC */
          at: string;
          reason: (Partial<Record<("fr" | "nl" | "de" | "en"), string>> | null);
        }[];
      }[];
      tendencies: string[];
      proposals: number[];
      /** Whose ideas it stands on */
      standsOn: {
        tendencies: {
          id: string;
          /** One text a language */
          name: Partial<Record<("fr" | "nl" | "de" | "en"), string>>;
          proposals: number[];
        }[];
        /** All of them, also those of its groups */
        proposals: {
          number: number;
          /** null where the proposal is not public */
          title: (string | null);
          author: (string | null);
        }[];
      };
      /** Updates, and dates that passed unkept; newest first */
      history: ({
        kind: "update";
        number: number;
        /** A day by the campaign's clocks */
        date: string;
        /** One text a language */
        text: Partial<Record<("fr" | "nl" | "de" | "en"), string>>;
        /** An instant in UTC */
        at: string;
      } | {
        kind: "late";
        /** A milestone's id, or `whole` */
        promise: string;
        /** A day by the campaign's clocks */
        due: string;
        /** When the date had passed */
        at: string;
        /** When the sweep has noted it */
        notedAt: string;
      })[];
      /** An instant in UTC */
      now: string;
    };
    ProjectUpdate: {
      project: string;
      number: number;
      /** A day by the campaign's clocks */
      date: string;
      /** One text a language */
      text: Partial<Record<("fr" | "nl" | "de" | "en"), string>>;
      /** An instant in UTC */
      at: string;
      /** The project's revision since */
      revision: number;
    };
    Tendency: {
      id: string;
      /** One text a language */
      name: Partial<Record<("fr" | "nl" | "de" | "en"), string>>;
      proposals: number[];
      /** An instant in UTC */
      changedAt: string;
      revision: number;
    };
    Tendencies: {
      items: components['schemas']['Tendency'][];
    };
    Lineage: {
      campaign: string;
      number: number;
      tendencies: {
        id: string;
        /** One text a language */
        name: Partial<Record<("fr" | "nl" | "de" | "en"), string>>;
      }[];
      projects: {
        id: string;
        /** One text a language */
        title: Partial<Record<("fr" | "nl" | "de" | "en"), string>>;
        district: (string | null);
        theme: string;
        cost: (number | null);
        unit: string;
        state: ("planned" | "under-way" | "done" | "changed" | "dropped");
        reason: (Partial<Record<("fr" | "nl" | "de" | "en"), string>> | null);
        /** Whether its own due date or that of a milestone has passed unkept */
        late: boolean;
        due: (string | null);
        promises: {
          /** Due dates of projects and of their milestones */
          promises: number;
          open: number;
          late: number;
          kept: number;
          keptLate: number;
          /** Not kept, and the project was dropped */
          dropped: number;
          /** How many of them have had an earlier date */
          moved: number;
        };
        updates: number;
        /** An instant in UTC */
        createdAt: string;
        /** An instant in UTC */
        changedAt: string;
        revision: number;
        /** The groups on the way; none where it names the proposal */
        through: string[];
      }[];
      /** An instant in UTC */
      now: string;
    };
    Promises: {
      campaign: string;
      total: {
        /** Due dates of projects and of their milestones */
        promises: number;
        open: number;
        late: number;
        kept: number;
        keptLate: number;
        /** Not kept, and the project was dropped */
        dropped: number;
        /** How many of them have had an earlier date */
        moved: number;
      };
      /** By the district that a project names itself; null is the whole city. Rows add up to the total */
      districts: {
        district: (string | null);
        /** Due dates of projects and of their milestones */
        promises: number;
        open: number;
        late: number;
        kept: number;
        keptLate: number;
        /** Not kept, and the project was dropped */
        dropped: number;
        /** How many of them have had an earlier date */
        moved: number;
      }[];
      /** An instant in UTC */
      now: string;
    };
    OpenData: {
      campaign: string;
      /** Address of the licence */
      licence: string;
      publisher: string;
      /** The latest first; none until the result is public and they are written */
      versions: {
        version: number;
        /** The version of the result that it holds */
        result: number;
        /** As of when it was made */
        madeAt: string;
        /** Its files lie below; none of them ever changes */
        address: string;
        manifest: string;
      }[];
      /** Of the latest version; its tiles are named in tile/MANIFEST */
      files: {
        /** Below the version's address */
        name: string;
        address: string;
        mediaType: string;
        bytes: number;
        /** Records of a table, elements of a list; 1 for a document */
        rows: number;
        sha256: string;
      }[];
    };
  };
}
