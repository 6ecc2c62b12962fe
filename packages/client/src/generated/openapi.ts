// Made from the API's /openapi.json by generate/main.ts; not to be changed by hand.

export interface paths {
    "/v1/webhooks/comfyui-deploy/{generationId}/{signature}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** An event, at the address handed over with a submission */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    generationId: string;
                    signature: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ComfyuiDeployEvent"];
                };
            };
            responses: {
                /** @description Durable */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Acknowledgement"];
                    };
                };
                /** @description The body is not JSON; or: The filter cannot be understood */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description An API key is needed; or: The webhook is not authentic */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The body is too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The body must be application/json */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The input is not valid; or: The body is not an event; or: The tool is not registered; or: The parent does not exist; or: It cannot be executed; or: The provider is not known; or: The Idempotency-Key was used for another request */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many requests */
                429: {
                    headers: {
                        /** @description Seconds to wait */
                        "retry-after"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Something went wrong here */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The event could not be made durable; or: The webhook cannot be verified just now; or: The database is away */
                503: {
                    headers: {
                        /** @description Seconds to wait */
                        "retry-after"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
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
    "/v1/webhooks/comfyui-deploy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** An event of a run submitted elsewhere, proven by a secret or by a signature of the provider */
        post: {
            parameters: {
                query?: {
                    secret?: string;
                };
                header?: {
                    "x-genledger-secret"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ComfyuiDeployEvent"];
                };
            };
            responses: {
                /** @description Durable */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Acknowledgement"];
                    };
                };
                /** @description The body is not JSON; or: The filter cannot be understood */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description An API key is needed; or: The webhook is not authentic */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The body is too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The body must be application/json */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The input is not valid; or: The body is not an event; or: The tool is not registered; or: The parent does not exist; or: It cannot be executed; or: The provider is not known; or: The Idempotency-Key was used for another request */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many requests */
                429: {
                    headers: {
                        /** @description Seconds to wait */
                        "retry-after"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Something went wrong here */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The event could not be made durable; or: The webhook cannot be verified just now; or: The database is away */
                503: {
                    headers: {
                        /** @description Seconds to wait */
                        "retry-after"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
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
    "/v1/webhooks/replicate/{generationId}/{signature}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** An event, at the address handed over with a submission */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    generationId: string;
                    signature: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ReplicateEvent"];
                };
            };
            responses: {
                /** @description Durable */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Acknowledgement"];
                    };
                };
                /** @description The body is not JSON; or: The filter cannot be understood */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description An API key is needed; or: The webhook is not authentic */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The body is too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The body must be application/json */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The input is not valid; or: The body is not an event; or: The tool is not registered; or: The parent does not exist; or: It cannot be executed; or: The provider is not known; or: The Idempotency-Key was used for another request */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many requests */
                429: {
                    headers: {
                        /** @description Seconds to wait */
                        "retry-after"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Something went wrong here */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The event could not be made durable; or: The webhook cannot be verified just now; or: The database is away */
                503: {
                    headers: {
                        /** @description Seconds to wait */
                        "retry-after"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
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
    "/v1/webhooks/replicate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** An event of a run submitted elsewhere, proven by a secret or by a signature of the provider */
        post: {
            parameters: {
                query?: never;
                header?: {
                    "webhook-id"?: string;
                    "webhook-timestamp"?: string;
                    "webhook-signature"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["ReplicateEvent"];
                };
            };
            responses: {
                /** @description Durable */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Acknowledgement"];
                    };
                };
                /** @description The body is not JSON; or: The filter cannot be understood */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description An API key is needed; or: The webhook is not authentic */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The body is too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The body must be application/json */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The input is not valid; or: The body is not an event; or: The tool is not registered; or: The parent does not exist; or: It cannot be executed; or: The provider is not known; or: The Idempotency-Key was used for another request */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many requests */
                429: {
                    headers: {
                        /** @description Seconds to wait */
                        "retry-after"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Something went wrong here */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The event could not be made durable; or: The webhook cannot be verified just now; or: The database is away */
                503: {
                    headers: {
                        /** @description Seconds to wait */
                        "retry-after"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
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
    "/v1/webhooks/fal/{generationId}/{signature}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** An event, at the address handed over with a submission */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    generationId: string;
                    signature: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["FalEvent"];
                };
            };
            responses: {
                /** @description Durable */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Acknowledgement"];
                    };
                };
                /** @description The body is not JSON; or: The filter cannot be understood */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description An API key is needed; or: The webhook is not authentic */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The body is too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The body must be application/json */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The input is not valid; or: The body is not an event; or: The tool is not registered; or: The parent does not exist; or: It cannot be executed; or: The provider is not known; or: The Idempotency-Key was used for another request */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many requests */
                429: {
                    headers: {
                        /** @description Seconds to wait */
                        "retry-after"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Something went wrong here */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The event could not be made durable; or: The webhook cannot be verified just now; or: The database is away */
                503: {
                    headers: {
                        /** @description Seconds to wait */
                        "retry-after"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
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
    "/v1/webhooks/fal": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** An event of a run submitted elsewhere, proven by a secret or by a signature of the provider */
        post: {
            parameters: {
                query?: never;
                header?: {
                    "x-fal-webhook-request-id"?: string;
                    "x-fal-webhook-user-id"?: string;
                    "x-fal-webhook-timestamp"?: string;
                    "x-fal-webhook-signature"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["FalEvent"];
                };
            };
            responses: {
                /** @description Durable */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Acknowledgement"];
                    };
                };
                /** @description The body is not JSON; or: The filter cannot be understood */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description An API key is needed; or: The webhook is not authentic */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The body is too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The body must be application/json */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The input is not valid; or: The body is not an event; or: The tool is not registered; or: The parent does not exist; or: It cannot be executed; or: The provider is not known; or: The Idempotency-Key was used for another request */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many requests */
                429: {
                    headers: {
                        /** @description Seconds to wait */
                        "retry-after"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Something went wrong here */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The event could not be made durable; or: The webhook cannot be verified just now; or: The database is away */
                503: {
                    headers: {
                        /** @description Seconds to wait */
                        "retry-after"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
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
    "/v1/webhooks/runpod/{generationId}/{signature}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** An event, at the address handed over with a submission */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    generationId: string;
                    signature: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["RunpodEvent"];
                };
            };
            responses: {
                /** @description Durable */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Acknowledgement"];
                    };
                };
                /** @description The body is not JSON; or: The filter cannot be understood */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description An API key is needed; or: The webhook is not authentic */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The body is too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The body must be application/json */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The input is not valid; or: The body is not an event; or: The tool is not registered; or: The parent does not exist; or: It cannot be executed; or: The provider is not known; or: The Idempotency-Key was used for another request */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many requests */
                429: {
                    headers: {
                        /** @description Seconds to wait */
                        "retry-after"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Something went wrong here */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The event could not be made durable; or: The webhook cannot be verified just now; or: The database is away */
                503: {
                    headers: {
                        /** @description Seconds to wait */
                        "retry-after"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
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
    "/v1/webhooks/runpod": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** An event of a run submitted elsewhere, proven by a secret or by a signature of the provider */
        post: {
            parameters: {
                query?: {
                    secret?: string;
                };
                header?: {
                    "x-genledger-secret"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["RunpodEvent"];
                };
            };
            responses: {
                /** @description Durable */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Acknowledgement"];
                    };
                };
                /** @description The body is not JSON; or: The filter cannot be understood */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description An API key is needed; or: The webhook is not authentic */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The body is too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The body must be application/json */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The input is not valid; or: The body is not an event; or: The tool is not registered; or: The parent does not exist; or: It cannot be executed; or: The provider is not known; or: The Idempotency-Key was used for another request */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many requests */
                429: {
                    headers: {
                        /** @description Seconds to wait */
                        "retry-after"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Something went wrong here */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The event could not be made durable; or: The webhook cannot be verified just now; or: The database is away */
                503: {
                    headers: {
                        /** @description Seconds to wait */
                        "retry-after"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
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
    "/healthz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The process lives */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description It lives */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            /** @enum {string} */
                            status: "ok";
                        };
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
    "/readyz": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** The database is reachable and at the contract of this build */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Ready */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            ready: boolean;
                            checks: {
                                database: string;
                                migrations: string;
                            };
                        };
                    };
                };
                /** @description Not ready */
                503: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            ready: boolean;
                            checks: {
                                database: string;
                                migrations: string;
                            };
                        };
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
    "/metrics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** What the process counts, for Prometheus */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Metrics */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/plain": string;
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
    "/v1/generations": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List generations, newest first */
        get: {
            parameters: {
                query?: {
                    /** @description Records on a page */
                    limit?: number;
                    /** @description `nextCursor` of the page before */
                    cursor?: string;
                    status?: "pending" | "processing" | "success" | "failed" | "cancelled";
                    toolId?: string;
                    accountId?: string;
                    environment?: string;
                    cookExecutionId?: string;
                    spellCastId?: string;
                    deliveryStatus?: "pending" | "sent" | "dropped" | "skipped";
                    /** @description Requested at or after */
                    since?: string;
                    /** @description Requested before */
                    until?: string;
                    /** @description Requested longer ago than this */
                    olderThan?: string;
                    /** @description Filter language, taken together with the other filters: fields, `>`, `<`, ranges, lists, `-` for not, `missing:` and `has:`, `age`, `since:`, words. docs/filter.md has every field. At most 2000 characters */
                    q?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description A page */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: components["schemas"]["Generation"][];
                            nextCursor: string | null;
                            /** @description How the page was found */
                            search?: {
                                /** @description The index that served it; null where none does */
                                servedBy: string | null;
                                /**
                                 * Format: date-time
                                 * @description Where looking ended, since it had been at enough records: older ones may match, too, and the next page goes on from there
                                 * @example 2025-08-27T10:00:41.120Z
                                 */
                                lookedBackTo?: string;
                            };
                        };
                    };
                };
                /** @description The filter cannot be understood */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description An API key is needed; or: The webhook is not authentic */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The input is not valid; or: The body is not an event; or: The tool is not registered; or: The parent does not exist; or: It cannot be executed; or: The provider is not known; or: The Idempotency-Key was used for another request */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many requests */
                429: {
                    headers: {
                        /** @description Seconds to wait */
                        "retry-after"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Something went wrong here */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The event could not be made durable; or: The webhook cannot be verified just now; or: The database is away */
                503: {
                    headers: {
                        /** @description Seconds to wait */
                        "retry-after"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Create a generation */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description A repeat within 24 h answers with the same record */
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        toolId: string;
                        accountId: string;
                        /** @default {} */
                        requestPayload?: {
                            [key: string]: unknown;
                        };
                        /**
                         * @default {
                         *       "platform": "none",
                         *       "announce": false
                         *     }
                         */
                        notification?: {
                            platform: string;
                            target?: unknown;
                            /** @default false */
                            announce?: boolean;
                        };
                        cookExecutionId?: string;
                        spellCastId?: string;
                        index?: number;
                        clientReference?: string;
                        /** @default false */
                        submit?: boolean;
                        provider?: string;
                        providerRunId?: string;
                        /**
                         * @default standard
                         * @enum {string}
                         */
                        pricingTier?: "standard" | "discount";
                        /** @default 0 */
                        contributorRewardPoints?: number;
                        metadata?: {
                            [key: string]: unknown;
                        };
                    };
                };
            };
            responses: {
                /** @description The new record */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Generation"];
                    };
                };
                /** @description The body is not JSON; or: The filter cannot be understood */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description An API key is needed; or: The webhook is not authentic */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The API key does not allow this */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description It has ended already; or: The ledger makes the children itself; or: The execution is in another state; or: It cannot be delivered once more; or: Another number of deliveries is concerned; or: The provider is not configured; or: The generation has another run; or: Another generation has this run */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The body is too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The body must be application/json */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The input is not valid; or: The body is not an event; or: The tool is not registered; or: The parent does not exist; or: It cannot be executed; or: The provider is not known; or: The Idempotency-Key was used for another request */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many requests */
                429: {
                    headers: {
                        /** @description Seconds to wait */
                        "retry-after"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Something went wrong here */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The event could not be made durable; or: The webhook cannot be verified just now; or: The database is away */
                503: {
                    headers: {
                        /** @description Seconds to wait */
                        "retry-after"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
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
    "/v1/generations/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get a generation with its history and events */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The record */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["GenerationWithEvents"];
                    };
                };
                /** @description An API key is needed; or: The webhook is not authentic */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description There is no such thing */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The input is not valid; or: The body is not an event; or: The tool is not registered; or: The parent does not exist; or: It cannot be executed; or: The provider is not known; or: The Idempotency-Key was used for another request */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many requests */
                429: {
                    headers: {
                        /** @description Seconds to wait */
                        "retry-after"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Something went wrong here */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The event could not be made durable; or: The webhook cannot be verified just now; or: The database is away */
                503: {
                    headers: {
                        /** @description Seconds to wait */
                        "retry-after"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
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
    "/v1/generations/{id}/run": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /** Record which provider run a generation is */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        provider: string;
                        providerRunId: string;
                    };
                };
            };
            responses: {
                /** @description The record */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Generation"];
                    };
                };
                /** @description The body is not JSON; or: The filter cannot be understood */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description An API key is needed; or: The webhook is not authentic */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The API key does not allow this */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description There is no such thing */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description It has ended already; or: The ledger makes the children itself; or: The execution is in another state; or: It cannot be delivered once more; or: Another number of deliveries is concerned; or: The provider is not configured; or: The generation has another run; or: Another generation has this run */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The body is too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The body must be application/json */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The input is not valid; or: The body is not an event; or: The tool is not registered; or: The parent does not exist; or: It cannot be executed; or: The provider is not known; or: The Idempotency-Key was used for another request */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many requests */
                429: {
                    headers: {
                        /** @description Seconds to wait */
                        "retry-after"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Something went wrong here */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The event could not be made durable; or: The webhook cannot be verified just now; or: The database is away */
                503: {
                    headers: {
                        /** @description Seconds to wait */
                        "retry-after"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
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
    "/v1/generations/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel a generation
         * @description One that never reached its provider ends at once. A running one is cancelled at its provider and ends with its word, so the record may still be open in the answer.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The record */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Generation"];
                    };
                };
                /** @description An API key is needed; or: The webhook is not authentic */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The API key does not allow this */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description There is no such thing */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description It has ended already; or: The ledger makes the children itself; or: The execution is in another state; or: It cannot be delivered once more; or: Another number of deliveries is concerned; or: The provider is not configured; or: The generation has another run; or: Another generation has this run */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The input is not valid; or: The body is not an event; or: The tool is not registered; or: The parent does not exist; or: It cannot be executed; or: The provider is not known; or: The Idempotency-Key was used for another request */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many requests */
                429: {
                    headers: {
                        /** @description Seconds to wait */
                        "retry-after"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Something went wrong here */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The provider did not answer */
                502: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The event could not be made durable; or: The webhook cannot be verified just now; or: The database is away */
                503: {
                    headers: {
                        /** @description Seconds to wait */
                        "retry-after"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
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
    "/v1/generations/{id}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Follow a generation live, as server-sent events
         * @description An event `generation` with the whole record now and at every change, until it has ended.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description A stream of events */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/event-stream": {
                            /** @description Where the stream is; sent back as `Last-Event-ID` */
                            id?: string;
                            event?: string;
                            /** @description The record, as JSON */
                            data?: string;
                            retry?: number;
                        };
                    };
                };
                /** @description An API key is needed; or: The webhook is not authentic */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description There is no such thing */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The input is not valid; or: The body is not an event; or: The tool is not registered; or: The parent does not exist; or: It cannot be executed; or: The provider is not known; or: The Idempotency-Key was used for another request */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many requests */
                429: {
                    headers: {
                        /** @description Seconds to wait */
                        "retry-after"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Something went wrong here */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The event could not be made durable; or: The webhook cannot be verified just now; or: The database is away */
                503: {
                    headers: {
                        /** @description Seconds to wait */
                        "retry-after"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
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
    "/v1/alerts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List alerts, newest first
         * @description What a rule found over its threshold, one from its first sighting to its end.
         */
        get: {
            parameters: {
                query?: {
                    /** @description Records on a page */
                    limit?: number;
                    /** @description `nextCursor` of the page before */
                    cursor?: string;
                    /** @description raised: those that are open */
                    status?: "raised" | "resolved";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description A page */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: components["schemas"]["Alert"][];
                            nextCursor: string | null;
                            /** @description How the page was found */
                            search?: {
                                /** @description The index that served it; null where none does */
                                servedBy: string | null;
                                /**
                                 * Format: date-time
                                 * @description Where looking ended, since it had been at enough records: older ones may match, too, and the next page goes on from there
                                 * @example 2025-08-27T10:00:41.120Z
                                 */
                                lookedBackTo?: string;
                            };
                        };
                    };
                };
                /** @description An API key is needed; or: The webhook is not authentic */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The input is not valid; or: The body is not an event; or: The tool is not registered; or: The parent does not exist; or: It cannot be executed; or: The provider is not known; or: The Idempotency-Key was used for another request */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many requests */
                429: {
                    headers: {
                        /** @description Seconds to wait */
                        "retry-after"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Something went wrong here */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The event could not be made durable; or: The webhook cannot be verified just now; or: The database is away */
                503: {
                    headers: {
                        /** @description Seconds to wait */
                        "retry-after"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
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
    "/v1/alerts/{id}/dismiss": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Dismiss an alert until a time
         * @description It stays raised, is not shown as open, and nobody is told of it until then, unless it becomes graver. Who dismissed it is the name of the API key.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": components["schemas"]["AlertDismissal"];
                };
            };
            responses: {
                /** @description The alert */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Alert"];
                    };
                };
                /** @description The body is not JSON; or: The filter cannot be understood */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description An API key is needed; or: The webhook is not authentic */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The API key does not allow this */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description There is no such thing */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description It has ended already; or: The ledger makes the children itself; or: The execution is in another state; or: It cannot be delivered once more; or: Another number of deliveries is concerned; or: The provider is not configured; or: The generation has another run; or: Another generation has this run */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The body is too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The body must be application/json */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The input is not valid; or: The body is not an event; or: The tool is not registered; or: The parent does not exist; or: It cannot be executed; or: The provider is not known; or: The Idempotency-Key was used for another request */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many requests */
                429: {
                    headers: {
                        /** @description Seconds to wait */
                        "retry-after"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Something went wrong here */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The event could not be made durable; or: The webhook cannot be verified just now; or: The database is away */
                503: {
                    headers: {
                        /** @description Seconds to wait */
                        "retry-after"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
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
    "/v1/audit-runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List audits, newest first */
        get: {
            parameters: {
                query?: {
                    /** @description Records on a page */
                    limit?: number;
                    /** @description `nextCursor` of the page before */
                    cursor?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description A page */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: components["schemas"]["AuditRun"][];
                            nextCursor: string | null;
                            /** @description How the page was found */
                            search?: {
                                /** @description The index that served it; null where none does */
                                servedBy: string | null;
                                /**
                                 * Format: date-time
                                 * @description Where looking ended, since it had been at enough records: older ones may match, too, and the next page goes on from there
                                 * @example 2025-08-27T10:00:41.120Z
                                 */
                                lookedBackTo?: string;
                            };
                        };
                    };
                };
                /** @description An API key is needed; or: The webhook is not authentic */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The input is not valid; or: The body is not an event; or: The tool is not registered; or: The parent does not exist; or: It cannot be executed; or: The provider is not known; or: The Idempotency-Key was used for another request */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many requests */
                429: {
                    headers: {
                        /** @description Seconds to wait */
                        "retry-after"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Something went wrong here */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The event could not be made durable; or: The webhook cannot be verified just now; or: The database is away */
                503: {
                    headers: {
                        /** @description Seconds to wait */
                        "retry-after"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /**
         * Audit the ledger
         * @description It is carried out beside the requests; get it again for its report. One runs at a time in a process.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: {
                content: {
                    "application/json": {
                        sampleSize?: number;
                        /** @default 600 */
                        maxTimeSeconds?: number;
                    };
                };
            };
            responses: {
                /** @description Begun */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AuditRun"] & {
                            report?: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
                /** @description The body is not JSON; or: The filter cannot be understood */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description An API key is needed; or: The webhook is not authentic */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The API key does not allow this */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description It has ended already; or: The ledger makes the children itself; or: The execution is in another state; or: It cannot be delivered once more; or: Another number of deliveries is concerned; or: The provider is not configured; or: The generation has another run; or: Another generation has this run */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The body is too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The body must be application/json */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The input is not valid; or: The body is not an event; or: The tool is not registered; or: The parent does not exist; or: It cannot be executed; or: The provider is not known; or: The Idempotency-Key was used for another request */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many requests */
                429: {
                    headers: {
                        /** @description Seconds to wait */
                        "retry-after"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Something went wrong here */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The event could not be made durable; or: The webhook cannot be verified just now; or: The database is away */
                503: {
                    headers: {
                        /** @description Seconds to wait */
                        "retry-after"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
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
    "/v1/audit-runs/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get an audit with its report */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The audit */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["AuditRun"] & {
                            report?: {
                                [key: string]: unknown;
                            };
                        };
                    };
                };
                /** @description An API key is needed; or: The webhook is not authentic */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description There is no such thing */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The input is not valid; or: The body is not an event; or: The tool is not registered; or: The parent does not exist; or: It cannot be executed; or: The provider is not known; or: The Idempotency-Key was used for another request */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many requests */
                429: {
                    headers: {
                        /** @description Seconds to wait */
                        "retry-after"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Something went wrong here */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The event could not be made durable; or: The webhook cannot be verified just now; or: The database is away */
                503: {
                    headers: {
                        /** @description Seconds to wait */
                        "retry-after"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
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
    "/v1/cooks/forecast": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Tell what a cook would make, without saving it */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                        ownerAccountId?: string;
                        work: {
                            /** @enum {string} */
                            kind: "tool";
                            toolId: string;
                        } | {
                            /** @enum {string} */
                            kind: "spell";
                            spellId: string;
                        };
                        /** @default {} */
                        parameters?: {
                            [key: string]: unknown;
                        };
                        targetSize: number;
                        /** @default {} */
                        randomness?: {
                            /** @default [] */
                            traits?: {
                                name: string;
                                values: {
                                    value: string | number;
                                    weight: number;
                                    supply?: {
                                        atMost?: number;
                                        exactly?: number;
                                    };
                                    when?: {
                                        trait: string;
                                        values?: (string | number)[];
                                    }[];
                                }[];
                                input?: string;
                                when?: {
                                    trait: string;
                                    values?: (string | number)[];
                                }[];
                            }[];
                            /** @default [] */
                            ranges?: {
                                name: string;
                                from: number;
                                to: number;
                                step: number;
                                input?: string;
                                when?: {
                                    trait: string;
                                    values?: (string | number)[];
                                }[];
                            }[];
                            /** @default [] */
                            exclusive?: {
                                trait: string;
                                values?: (string | number)[];
                            }[][];
                            seed?: {
                                /** @enum {string} */
                                mode: "fixed";
                                input: string;
                                value: number;
                            } | {
                                /** @enum {string} */
                                mode: "sequential";
                                input: string;
                                /** @default 0 */
                                start?: number;
                            } | {
                                /** @enum {string} */
                                mode: "random";
                                input: string;
                                /** @default 0 */
                                from?: number;
                                /** @default 4294967295 */
                                to?: number;
                            };
                            /**
                             * @default allowed
                             * @enum {string}
                             */
                            duplicates?: "forbidden" | "allowed";
                            distinctBy?: string[];
                        };
                        /** @default {} */
                        templates?: {
                            [key: string]: string;
                        };
                        /** @default {} */
                        onFailure?: {
                            /** @default 1 */
                            attempts?: number;
                            /** @default false */
                            thenReplace?: boolean;
                        };
                        metadata?: {
                            [key: string]: unknown;
                        };
                    };
                };
            };
            responses: {
                /** @description The forecast */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CookForecast"];
                    };
                };
                /** @description The body is not JSON; or: The filter cannot be understood */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description An API key is needed; or: The webhook is not authentic */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The body is too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The body must be application/json */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The input is not valid; or: The body is not an event; or: The tool is not registered; or: The parent does not exist; or: It cannot be executed; or: The provider is not known; or: The Idempotency-Key was used for another request */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many requests */
                429: {
                    headers: {
                        /** @description Seconds to wait */
                        "retry-after"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Something went wrong here */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The event could not be made durable; or: The webhook cannot be verified just now; or: The database is away */
                503: {
                    headers: {
                        /** @description Seconds to wait */
                        "retry-after"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
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
    "/v1/cooks/{id}/forecast": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Tell what a cook will make */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The forecast */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CookForecast"];
                    };
                };
                /** @description An API key is needed; or: The webhook is not authentic */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description There is no such thing */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The input is not valid; or: The body is not an event; or: The tool is not registered; or: The parent does not exist; or: It cannot be executed; or: The provider is not known; or: The Idempotency-Key was used for another request */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many requests */
                429: {
                    headers: {
                        /** @description Seconds to wait */
                        "retry-after"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Something went wrong here */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The event could not be made durable; or: The webhook cannot be verified just now; or: The database is away */
                503: {
                    headers: {
                        /** @description Seconds to wait */
                        "retry-after"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
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
    "/v1/cooks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List cooks, newest first */
        get: {
            parameters: {
                query?: {
                    /** @description Records on a page */
                    limit?: number;
                    /** @description `nextCursor` of the page before */
                    cursor?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description A page */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: components["schemas"]["Cook"][];
                            nextCursor: string | null;
                            /** @description How the page was found */
                            search?: {
                                /** @description The index that served it; null where none does */
                                servedBy: string | null;
                                /**
                                 * Format: date-time
                                 * @description Where looking ended, since it had been at enough records: older ones may match, too, and the next page goes on from there
                                 * @example 2025-08-27T10:00:41.120Z
                                 */
                                lookedBackTo?: string;
                            };
                        };
                    };
                };
                /** @description An API key is needed; or: The webhook is not authentic */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The input is not valid; or: The body is not an event; or: The tool is not registered; or: The parent does not exist; or: It cannot be executed; or: The provider is not known; or: The Idempotency-Key was used for another request */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many requests */
                429: {
                    headers: {
                        /** @description Seconds to wait */
                        "retry-after"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Something went wrong here */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The event could not be made durable; or: The webhook cannot be verified just now; or: The database is away */
                503: {
                    headers: {
                        /** @description Seconds to wait */
                        "retry-after"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /**
         * Save a cook
         * @description It is validated first; every mistake is told with its path.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                        ownerAccountId?: string;
                        work: {
                            /** @enum {string} */
                            kind: "tool";
                            toolId: string;
                        } | {
                            /** @enum {string} */
                            kind: "spell";
                            spellId: string;
                        };
                        /** @default {} */
                        parameters?: {
                            [key: string]: unknown;
                        };
                        targetSize: number;
                        /** @default {} */
                        randomness?: {
                            /** @default [] */
                            traits?: {
                                name: string;
                                values: {
                                    value: string | number;
                                    weight: number;
                                    supply?: {
                                        atMost?: number;
                                        exactly?: number;
                                    };
                                    when?: {
                                        trait: string;
                                        values?: (string | number)[];
                                    }[];
                                }[];
                                input?: string;
                                when?: {
                                    trait: string;
                                    values?: (string | number)[];
                                }[];
                            }[];
                            /** @default [] */
                            ranges?: {
                                name: string;
                                from: number;
                                to: number;
                                step: number;
                                input?: string;
                                when?: {
                                    trait: string;
                                    values?: (string | number)[];
                                }[];
                            }[];
                            /** @default [] */
                            exclusive?: {
                                trait: string;
                                values?: (string | number)[];
                            }[][];
                            seed?: {
                                /** @enum {string} */
                                mode: "fixed";
                                input: string;
                                value: number;
                            } | {
                                /** @enum {string} */
                                mode: "sequential";
                                input: string;
                                /** @default 0 */
                                start?: number;
                            } | {
                                /** @enum {string} */
                                mode: "random";
                                input: string;
                                /** @default 0 */
                                from?: number;
                                /** @default 4294967295 */
                                to?: number;
                            };
                            /**
                             * @default allowed
                             * @enum {string}
                             */
                            duplicates?: "forbidden" | "allowed";
                            distinctBy?: string[];
                        };
                        /** @default {} */
                        templates?: {
                            [key: string]: string;
                        };
                        /** @default {} */
                        onFailure?: {
                            /** @default 1 */
                            attempts?: number;
                            /** @default false */
                            thenReplace?: boolean;
                        };
                        metadata?: {
                            [key: string]: unknown;
                        };
                    };
                };
            };
            responses: {
                /** @description Saved */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Cook"];
                    };
                };
                /** @description The body is not JSON; or: The filter cannot be understood */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description An API key is needed; or: The webhook is not authentic */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The API key does not allow this */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The body is too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The body must be application/json */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The input is not valid; or: The body is not an event; or: The tool is not registered; or: The parent does not exist; or: It cannot be executed; or: The provider is not known; or: The Idempotency-Key was used for another request */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many requests */
                429: {
                    headers: {
                        /** @description Seconds to wait */
                        "retry-after"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Something went wrong here */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The event could not be made durable; or: The webhook cannot be verified just now; or: The database is away */
                503: {
                    headers: {
                        /** @description Seconds to wait */
                        "retry-after"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
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
    "/v1/cooks/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get a cook */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The definition */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Cook"];
                    };
                };
                /** @description An API key is needed; or: The webhook is not authentic */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description There is no such thing */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The input is not valid; or: The body is not an event; or: The tool is not registered; or: The parent does not exist; or: It cannot be executed; or: The provider is not known; or: The Idempotency-Key was used for another request */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many requests */
                429: {
                    headers: {
                        /** @description Seconds to wait */
                        "retry-after"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Something went wrong here */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The event could not be made durable; or: The webhook cannot be verified just now; or: The database is away */
                503: {
                    headers: {
                        /** @description Seconds to wait */
                        "retry-after"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        /**
         * Replace a cook
         * @description What runs keeps the definition that it began with.
         */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                        ownerAccountId?: string;
                        work: {
                            /** @enum {string} */
                            kind: "tool";
                            toolId: string;
                        } | {
                            /** @enum {string} */
                            kind: "spell";
                            spellId: string;
                        };
                        /** @default {} */
                        parameters?: {
                            [key: string]: unknown;
                        };
                        targetSize: number;
                        /** @default {} */
                        randomness?: {
                            /** @default [] */
                            traits?: {
                                name: string;
                                values: {
                                    value: string | number;
                                    weight: number;
                                    supply?: {
                                        atMost?: number;
                                        exactly?: number;
                                    };
                                    when?: {
                                        trait: string;
                                        values?: (string | number)[];
                                    }[];
                                }[];
                                input?: string;
                                when?: {
                                    trait: string;
                                    values?: (string | number)[];
                                }[];
                            }[];
                            /** @default [] */
                            ranges?: {
                                name: string;
                                from: number;
                                to: number;
                                step: number;
                                input?: string;
                                when?: {
                                    trait: string;
                                    values?: (string | number)[];
                                }[];
                            }[];
                            /** @default [] */
                            exclusive?: {
                                trait: string;
                                values?: (string | number)[];
                            }[][];
                            seed?: {
                                /** @enum {string} */
                                mode: "fixed";
                                input: string;
                                value: number;
                            } | {
                                /** @enum {string} */
                                mode: "sequential";
                                input: string;
                                /** @default 0 */
                                start?: number;
                            } | {
                                /** @enum {string} */
                                mode: "random";
                                input: string;
                                /** @default 0 */
                                from?: number;
                                /** @default 4294967295 */
                                to?: number;
                            };
                            /**
                             * @default allowed
                             * @enum {string}
                             */
                            duplicates?: "forbidden" | "allowed";
                            distinctBy?: string[];
                        };
                        /** @default {} */
                        templates?: {
                            [key: string]: string;
                        };
                        /** @default {} */
                        onFailure?: {
                            /** @default 1 */
                            attempts?: number;
                            /** @default false */
                            thenReplace?: boolean;
                        };
                        metadata?: {
                            [key: string]: unknown;
                        };
                    };
                };
            };
            responses: {
                /** @description Replaced */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Cook"];
                    };
                };
                /** @description The body is not JSON; or: The filter cannot be understood */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description An API key is needed; or: The webhook is not authentic */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The API key does not allow this */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description There is no such thing */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The body is too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The body must be application/json */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The input is not valid; or: The body is not an event; or: The tool is not registered; or: The parent does not exist; or: It cannot be executed; or: The provider is not known; or: The Idempotency-Key was used for another request */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many requests */
                429: {
                    headers: {
                        /** @description Seconds to wait */
                        "retry-after"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Something went wrong here */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The event could not be made durable; or: The webhook cannot be verified just now; or: The database is away */
                503: {
                    headers: {
                        /** @description Seconds to wait */
                        "retry-after"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
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
    "/v1/cook-executions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List cook executions, newest first */
        get: {
            parameters: {
                query?: {
                    /** @description Records on a page */
                    limit?: number;
                    /** @description `nextCursor` of the page before */
                    cursor?: string;
                    status?: "running" | "paused" | "stopping" | "stopped" | "completed" | "failed" | "cancelled";
                    accountId?: string;
                    environment?: string;
                    /** @description Filter language, taken together with the other filters: fields, `>`, `<`, ranges, lists, `-` for not, `missing:` and `has:`, `age`, `since:`, words. docs/filter.md has every field. At most 2000 characters */
                    q?: string;
                    cookId?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description A page */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: components["schemas"]["CookExecution"][];
                            nextCursor: string | null;
                            /** @description How the page was found */
                            search?: {
                                /** @description The index that served it; null where none does */
                                servedBy: string | null;
                                /**
                                 * Format: date-time
                                 * @description Where looking ended, since it had been at enough records: older ones may match, too, and the next page goes on from there
                                 * @example 2025-08-27T10:00:41.120Z
                                 */
                                lookedBackTo?: string;
                            };
                        };
                    };
                };
                /** @description The filter cannot be understood */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description An API key is needed; or: The webhook is not authentic */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The input is not valid; or: The body is not an event; or: The tool is not registered; or: The parent does not exist; or: It cannot be executed; or: The provider is not known; or: The Idempotency-Key was used for another request */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many requests */
                429: {
                    headers: {
                        /** @description Seconds to wait */
                        "retry-after"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Something went wrong here */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The event could not be made durable; or: The webhook cannot be verified just now; or: The database is away */
                503: {
                    headers: {
                        /** @description Seconds to wait */
                        "retry-after"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Start a cook execution, or report one */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description A repeat within 24 h answers with the same execution */
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        accountId: string;
                        /**
                         * @default ledger
                         * @enum {string}
                         */
                        executedBy?: "ledger" | "caller";
                        /**
                         * @default {
                         *       "platform": "none",
                         *       "announce": false
                         *     }
                         */
                        notification?: {
                            platform: string;
                            target?: unknown;
                            /** @default false */
                            announce?: boolean;
                        };
                        /**
                         * @default standard
                         * @enum {string}
                         */
                        pricingTier?: "standard" | "discount";
                        metadata?: {
                            [key: string]: unknown;
                        };
                        expectedChildren?: number;
                        cookId?: string;
                        seed?: string;
                        concurrency?: number;
                        budget?: {
                            usd?: string;
                            points?: number;
                        };
                        firstIndex?: number;
                    };
                };
            };
            responses: {
                /** @description Started */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CookExecution"];
                    };
                };
                /** @description The body is not JSON; or: The filter cannot be understood */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description An API key is needed; or: The webhook is not authentic */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The API key does not allow this */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description There is no such thing */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description It has ended already; or: The ledger makes the children itself; or: The execution is in another state; or: It cannot be delivered once more; or: Another number of deliveries is concerned; or: The provider is not configured; or: The generation has another run; or: Another generation has this run */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The body is too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The body must be application/json */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The input is not valid; or: The body is not an event; or: The tool is not registered; or: The parent does not exist; or: It cannot be executed; or: The provider is not known; or: The Idempotency-Key was used for another request */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many requests */
                429: {
                    headers: {
                        /** @description Seconds to wait */
                        "retry-after"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Something went wrong here */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The event could not be made durable; or: The webhook cannot be verified just now; or: The database is away */
                503: {
                    headers: {
                        /** @description Seconds to wait */
                        "retry-after"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
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
    "/v1/cook-executions/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get a cook execution with its progress and pieces */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The execution */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CookExecution"];
                    };
                };
                /** @description An API key is needed; or: The webhook is not authentic */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description There is no such thing */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The input is not valid; or: The body is not an event; or: The tool is not registered; or: The parent does not exist; or: It cannot be executed; or: The provider is not known; or: The Idempotency-Key was used for another request */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many requests */
                429: {
                    headers: {
                        /** @description Seconds to wait */
                        "retry-after"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Something went wrong here */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The event could not be made durable; or: The webhook cannot be verified just now; or: The database is away */
                503: {
                    headers: {
                        /** @description Seconds to wait */
                        "retry-after"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
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
    "/v1/cook-executions/{id}/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Pause a cook execution
         * @description What runs goes on to its end; nothing new is started.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The execution */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CookExecution"];
                    };
                };
                /** @description An API key is needed; or: The webhook is not authentic */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The API key does not allow this */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description There is no such thing */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description It has ended already; or: The ledger makes the children itself; or: The execution is in another state; or: It cannot be delivered once more; or: Another number of deliveries is concerned; or: The provider is not configured; or: The generation has another run; or: Another generation has this run */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The input is not valid; or: The body is not an event; or: The tool is not registered; or: The parent does not exist; or: It cannot be executed; or: The provider is not known; or: The Idempotency-Key was used for another request */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many requests */
                429: {
                    headers: {
                        /** @description Seconds to wait */
                        "retry-after"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Something went wrong here */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The event could not be made durable; or: The webhook cannot be verified just now; or: The database is away */
                503: {
                    headers: {
                        /** @description Seconds to wait */
                        "retry-after"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
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
    "/v1/cook-executions/{id}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Resume a paused cook execution */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The execution */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CookExecution"];
                    };
                };
                /** @description An API key is needed; or: The webhook is not authentic */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The API key does not allow this */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description There is no such thing */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description It has ended already; or: The ledger makes the children itself; or: The execution is in another state; or: It cannot be delivered once more; or: Another number of deliveries is concerned; or: The provider is not configured; or: The generation has another run; or: Another generation has this run */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The input is not valid; or: The body is not an event; or: The tool is not registered; or: The parent does not exist; or: It cannot be executed; or: The provider is not known; or: The Idempotency-Key was used for another request */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many requests */
                429: {
                    headers: {
                        /** @description Seconds to wait */
                        "retry-after"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Something went wrong here */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The event could not be made durable; or: The webhook cannot be verified just now; or: The database is away */
                503: {
                    headers: {
                        /** @description Seconds to wait */
                        "retry-after"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
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
    "/v1/cook-executions/{id}/stop": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Stop a cook execution
         * @description It ends as `stopped` once what runs has ended.
         */
        post: {
            parameters: {
                query?: {
                    /** @description Cancel what runs as well */
                    cancelRunning?: "true" | "false";
                };
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The execution */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CookExecution"];
                    };
                };
                /** @description An API key is needed; or: The webhook is not authentic */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The API key does not allow this */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description There is no such thing */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description It has ended already; or: The ledger makes the children itself; or: The execution is in another state; or: It cannot be delivered once more; or: Another number of deliveries is concerned; or: The provider is not configured; or: The generation has another run; or: Another generation has this run */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The input is not valid; or: The body is not an event; or: The tool is not registered; or: The parent does not exist; or: It cannot be executed; or: The provider is not known; or: The Idempotency-Key was used for another request */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many requests */
                429: {
                    headers: {
                        /** @description Seconds to wait */
                        "retry-after"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Something went wrong here */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The event could not be made durable; or: The webhook cannot be verified just now; or: The database is away */
                503: {
                    headers: {
                        /** @description Seconds to wait */
                        "retry-after"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
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
    "/v1/cook-executions/{id}/finish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say that every piece of a reported cook execution has been created
         * @description It ends with the last of them.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The execution */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["CookExecution"];
                    };
                };
                /** @description An API key is needed; or: The webhook is not authentic */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The API key does not allow this */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description There is no such thing */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description It has ended already; or: The ledger makes the children itself; or: The execution is in another state; or: It cannot be delivered once more; or: Another number of deliveries is concerned; or: The provider is not configured; or: The generation has another run; or: Another generation has this run */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The input is not valid; or: The body is not an event; or: The tool is not registered; or: The parent does not exist; or: It cannot be executed; or: The provider is not known; or: The Idempotency-Key was used for another request */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many requests */
                429: {
                    headers: {
                        /** @description Seconds to wait */
                        "retry-after"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Something went wrong here */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The event could not be made durable; or: The webhook cannot be verified just now; or: The database is away */
                503: {
                    headers: {
                        /** @description Seconds to wait */
                        "retry-after"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
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
    "/v1/spells": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List spells, newest first */
        get: {
            parameters: {
                query?: {
                    /** @description Records on a page */
                    limit?: number;
                    /** @description `nextCursor` of the page before */
                    cursor?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description A page */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: components["schemas"]["Spell"][];
                            nextCursor: string | null;
                            /** @description How the page was found */
                            search?: {
                                /** @description The index that served it; null where none does */
                                servedBy: string | null;
                                /**
                                 * Format: date-time
                                 * @description Where looking ended, since it had been at enough records: older ones may match, too, and the next page goes on from there
                                 * @example 2025-08-27T10:00:41.120Z
                                 */
                                lookedBackTo?: string;
                            };
                        };
                    };
                };
                /** @description An API key is needed; or: The webhook is not authentic */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The input is not valid; or: The body is not an event; or: The tool is not registered; or: The parent does not exist; or: It cannot be executed; or: The provider is not known; or: The Idempotency-Key was used for another request */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many requests */
                429: {
                    headers: {
                        /** @description Seconds to wait */
                        "retry-after"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Something went wrong here */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The event could not be made durable; or: The webhook cannot be verified just now; or: The database is away */
                503: {
                    headers: {
                        /** @description Seconds to wait */
                        "retry-after"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /**
         * Save a spell
         * @description It is validated first; every mistake is told with its path.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                        ownerAccountId?: string;
                        /** @default [] */
                        exposedInputs?: {
                            /** @enum {string} */
                            type: "string" | "integer" | "number" | "boolean" | "image" | "video" | "audio" | "file" | "enum" | "any";
                            required?: boolean;
                            default?: unknown;
                            description?: string;
                            minimum?: number;
                            maximum?: number;
                            values?: string[];
                            name: string;
                        }[];
                        steps: {
                            id: string;
                            toolId: string;
                            /** @default {} */
                            inputs?: {
                                [key: string]: {
                                    input: string;
                                } | {
                                    value: unknown;
                                } | {
                                    step: string;
                                    path: string;
                                };
                            };
                            onFailure?: {
                                attempts: number;
                            };
                        }[];
                        /** @default [] */
                        previewImages?: string[];
                        metadata?: {
                            [key: string]: unknown;
                        };
                    };
                };
            };
            responses: {
                /** @description Saved */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Spell"];
                    };
                };
                /** @description The body is not JSON; or: The filter cannot be understood */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description An API key is needed; or: The webhook is not authentic */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The API key does not allow this */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The body is too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The body must be application/json */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The input is not valid; or: The body is not an event; or: The tool is not registered; or: The parent does not exist; or: It cannot be executed; or: The provider is not known; or: The Idempotency-Key was used for another request */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many requests */
                429: {
                    headers: {
                        /** @description Seconds to wait */
                        "retry-after"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Something went wrong here */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The event could not be made durable; or: The webhook cannot be verified just now; or: The database is away */
                503: {
                    headers: {
                        /** @description Seconds to wait */
                        "retry-after"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
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
    "/v1/spells/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get a spell */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The definition */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Spell"];
                    };
                };
                /** @description An API key is needed; or: The webhook is not authentic */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description There is no such thing */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The input is not valid; or: The body is not an event; or: The tool is not registered; or: The parent does not exist; or: It cannot be executed; or: The provider is not known; or: The Idempotency-Key was used for another request */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many requests */
                429: {
                    headers: {
                        /** @description Seconds to wait */
                        "retry-after"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Something went wrong here */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The event could not be made durable; or: The webhook cannot be verified just now; or: The database is away */
                503: {
                    headers: {
                        /** @description Seconds to wait */
                        "retry-after"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        /**
         * Replace a spell
         * @description What runs keeps the definition that it began with.
         */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        name: string;
                        ownerAccountId?: string;
                        /** @default [] */
                        exposedInputs?: {
                            /** @enum {string} */
                            type: "string" | "integer" | "number" | "boolean" | "image" | "video" | "audio" | "file" | "enum" | "any";
                            required?: boolean;
                            default?: unknown;
                            description?: string;
                            minimum?: number;
                            maximum?: number;
                            values?: string[];
                            name: string;
                        }[];
                        steps: {
                            id: string;
                            toolId: string;
                            /** @default {} */
                            inputs?: {
                                [key: string]: {
                                    input: string;
                                } | {
                                    value: unknown;
                                } | {
                                    step: string;
                                    path: string;
                                };
                            };
                            onFailure?: {
                                attempts: number;
                            };
                        }[];
                        /** @default [] */
                        previewImages?: string[];
                        metadata?: {
                            [key: string]: unknown;
                        };
                    };
                };
            };
            responses: {
                /** @description Replaced */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Spell"];
                    };
                };
                /** @description The body is not JSON; or: The filter cannot be understood */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description An API key is needed; or: The webhook is not authentic */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The API key does not allow this */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description There is no such thing */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The body is too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The body must be application/json */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The input is not valid; or: The body is not an event; or: The tool is not registered; or: The parent does not exist; or: It cannot be executed; or: The provider is not known; or: The Idempotency-Key was used for another request */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many requests */
                429: {
                    headers: {
                        /** @description Seconds to wait */
                        "retry-after"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Something went wrong here */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The event could not be made durable; or: The webhook cannot be verified just now; or: The database is away */
                503: {
                    headers: {
                        /** @description Seconds to wait */
                        "retry-after"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
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
    "/v1/spell-casts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List spell casts, newest first */
        get: {
            parameters: {
                query?: {
                    /** @description Records on a page */
                    limit?: number;
                    /** @description `nextCursor` of the page before */
                    cursor?: string;
                    status?: "running" | "paused" | "stopping" | "stopped" | "completed" | "failed" | "cancelled";
                    accountId?: string;
                    environment?: string;
                    /** @description Filter language, taken together with the other filters: fields, `>`, `<`, ranges, lists, `-` for not, `missing:` and `has:`, `age`, `since:`, words. docs/filter.md has every field. At most 2000 characters */
                    q?: string;
                    spellId?: string;
                    cookExecutionId?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description A page */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: components["schemas"]["SpellCast"][];
                            nextCursor: string | null;
                            /** @description How the page was found */
                            search?: {
                                /** @description The index that served it; null where none does */
                                servedBy: string | null;
                                /**
                                 * Format: date-time
                                 * @description Where looking ended, since it had been at enough records: older ones may match, too, and the next page goes on from there
                                 * @example 2025-08-27T10:00:41.120Z
                                 */
                                lookedBackTo?: string;
                            };
                        };
                    };
                };
                /** @description The filter cannot be understood */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description An API key is needed; or: The webhook is not authentic */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The input is not valid; or: The body is not an event; or: The tool is not registered; or: The parent does not exist; or: It cannot be executed; or: The provider is not known; or: The Idempotency-Key was used for another request */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many requests */
                429: {
                    headers: {
                        /** @description Seconds to wait */
                        "retry-after"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Something went wrong here */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The event could not be made durable; or: The webhook cannot be verified just now; or: The database is away */
                503: {
                    headers: {
                        /** @description Seconds to wait */
                        "retry-after"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        put?: never;
        /** Cast a spell, or report a cast */
        post: {
            parameters: {
                query?: never;
                header?: {
                    /** @description A repeat within 24 h answers with the same execution */
                    "idempotency-key"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        accountId: string;
                        /**
                         * @default ledger
                         * @enum {string}
                         */
                        executedBy?: "ledger" | "caller";
                        /**
                         * @default {
                         *       "platform": "none",
                         *       "announce": false
                         *     }
                         */
                        notification?: {
                            platform: string;
                            target?: unknown;
                            /** @default false */
                            announce?: boolean;
                        };
                        /**
                         * @default standard
                         * @enum {string}
                         */
                        pricingTier?: "standard" | "discount";
                        metadata?: {
                            [key: string]: unknown;
                        };
                        expectedChildren?: number;
                        spellId?: string;
                        inputs?: {
                            [key: string]: unknown;
                        };
                        cookExecutionId?: string;
                        index?: number;
                    };
                };
            };
            responses: {
                /** @description Started */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SpellCast"];
                    };
                };
                /** @description The body is not JSON; or: The filter cannot be understood */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description An API key is needed; or: The webhook is not authentic */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The API key does not allow this */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description There is no such thing */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description It has ended already; or: The ledger makes the children itself; or: The execution is in another state; or: It cannot be delivered once more; or: Another number of deliveries is concerned; or: The provider is not configured; or: The generation has another run; or: Another generation has this run */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The body is too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The body must be application/json */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The input is not valid; or: The body is not an event; or: The tool is not registered; or: The parent does not exist; or: It cannot be executed; or: The provider is not known; or: The Idempotency-Key was used for another request */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many requests */
                429: {
                    headers: {
                        /** @description Seconds to wait */
                        "retry-after"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Something went wrong here */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The event could not be made durable; or: The webhook cannot be verified just now; or: The database is away */
                503: {
                    headers: {
                        /** @description Seconds to wait */
                        "retry-after"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
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
    "/v1/spell-casts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get a spell cast with its progress and steps */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The execution */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SpellCast"];
                    };
                };
                /** @description An API key is needed; or: The webhook is not authentic */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description There is no such thing */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The input is not valid; or: The body is not an event; or: The tool is not registered; or: The parent does not exist; or: It cannot be executed; or: The provider is not known; or: The Idempotency-Key was used for another request */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many requests */
                429: {
                    headers: {
                        /** @description Seconds to wait */
                        "retry-after"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Something went wrong here */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The event could not be made durable; or: The webhook cannot be verified just now; or: The database is away */
                503: {
                    headers: {
                        /** @description Seconds to wait */
                        "retry-after"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
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
    "/v1/spell-casts/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel a spell cast
         * @description What runs is cancelled at its provider, so the cast may still be open in the answer.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The execution */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SpellCast"];
                    };
                };
                /** @description An API key is needed; or: The webhook is not authentic */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The API key does not allow this */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description There is no such thing */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description It has ended already; or: The ledger makes the children itself; or: The execution is in another state; or: It cannot be delivered once more; or: Another number of deliveries is concerned; or: The provider is not configured; or: The generation has another run; or: Another generation has this run */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The input is not valid; or: The body is not an event; or: The tool is not registered; or: The parent does not exist; or: It cannot be executed; or: The provider is not known; or: The Idempotency-Key was used for another request */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many requests */
                429: {
                    headers: {
                        /** @description Seconds to wait */
                        "retry-after"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Something went wrong here */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The event could not be made durable; or: The webhook cannot be verified just now; or: The database is away */
                503: {
                    headers: {
                        /** @description Seconds to wait */
                        "retry-after"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
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
    "/v1/spell-casts/{id}/finish": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Say that every step of a reported cast has been created
         * @description It ends with the last of them.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The execution */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["SpellCast"];
                    };
                };
                /** @description An API key is needed; or: The webhook is not authentic */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The API key does not allow this */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description There is no such thing */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description It has ended already; or: The ledger makes the children itself; or: The execution is in another state; or: It cannot be delivered once more; or: Another number of deliveries is concerned; or: The provider is not configured; or: The generation has another run; or: Another generation has this run */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The input is not valid; or: The body is not an event; or: The tool is not registered; or: The parent does not exist; or: It cannot be executed; or: The provider is not known; or: The Idempotency-Key was used for another request */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many requests */
                429: {
                    headers: {
                        /** @description Seconds to wait */
                        "retry-after"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Something went wrong here */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The event could not be made durable; or: The webhook cannot be verified just now; or: The database is away */
                503: {
                    headers: {
                        /** @description Seconds to wait */
                        "retry-after"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
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
    "/v1/deliveries": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List deliveries of what has ended, newest request first */
        get: {
            parameters: {
                query?: {
                    /** @description What it tells of */
                    kind?: "generation" | "cookExecution" | "spellCast" | "alert";
                    deliveryStatus?: "pending" | "sent" | "dropped" | "skipped";
                    notificationPlatform?: string;
                    /** @description Why it waits without a try */
                    deliveryHold?: "not-configured" | "circuit-open" | "rate-limited";
                    /** @description How that ended */
                    status?: "success" | "failed" | "cancelled" | "completed" | "stopped" | "raised" | "resolved";
                    accountId?: string;
                    environment?: string;
                    /** @description Only generations have one */
                    toolId?: string;
                    /** @description Of what was requested or started at or after */
                    since?: string;
                    /** @description Of what was requested or started before */
                    until?: string;
                    /** @description Filter language, taken together with the other filters: fields, `>`, `<`, ranges, lists, `-` for not, `missing:` and `has:`, `age`, `since:`, words. docs/filter.md has every field. At most 2000 characters */
                    q?: string;
                    /** @description Records on a page */
                    limit?: number;
                    /** @description `nextCursor` of the page before */
                    cursor?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description A page */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: components["schemas"]["Delivery"][];
                            nextCursor: string | null;
                            /** @description How the page was found */
                            search?: {
                                /** @description The index that served it; null where none does */
                                servedBy: string | null;
                                /**
                                 * Format: date-time
                                 * @description Where looking ended, since it had been at enough records: older ones may match, too, and the next page goes on from there
                                 * @example 2025-08-27T10:00:41.120Z
                                 */
                                lookedBackTo?: string;
                            };
                        };
                    };
                };
                /** @description The filter cannot be understood */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description An API key is needed; or: The webhook is not authentic */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The input is not valid; or: The body is not an event; or: The tool is not registered; or: The parent does not exist; or: It cannot be executed; or: The provider is not known; or: The Idempotency-Key was used for another request */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many requests */
                429: {
                    headers: {
                        /** @description Seconds to wait */
                        "retry-after"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Something went wrong here */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The event could not be made durable; or: The webhook cannot be verified just now; or: The database is away */
                503: {
                    headers: {
                        /** @description Seconds to wait */
                        "retry-after"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
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
    "/v1/generations/{id}/delivery": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get the delivery of a generation with its tries */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The delivery */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DeliveryWithAttempts"];
                    };
                };
                /** @description An API key is needed; or: The webhook is not authentic */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description There is no such thing */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The input is not valid; or: The body is not an event; or: The tool is not registered; or: The parent does not exist; or: It cannot be executed; or: The provider is not known; or: The Idempotency-Key was used for another request */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many requests */
                429: {
                    headers: {
                        /** @description Seconds to wait */
                        "retry-after"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Something went wrong here */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The event could not be made durable; or: The webhook cannot be verified just now; or: The database is away */
                503: {
                    headers: {
                        /** @description Seconds to wait */
                        "retry-after"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
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
    "/v1/generations/{id}/redeliver": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Deliver a generation once more
         * @description Its delivery is due anew, with all of its tries before it and under the same delivery id. One that is due or being sent already is left alone.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The record, its delivery due */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Generation"];
                    };
                };
                /** @description An API key is needed; or: The webhook is not authentic */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The API key does not allow this */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description There is no such thing */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description It has ended already; or: The ledger makes the children itself; or: The execution is in another state; or: It cannot be delivered once more; or: Another number of deliveries is concerned; or: The provider is not configured; or: The generation has another run; or: Another generation has this run */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The input is not valid; or: The body is not an event; or: The tool is not registered; or: The parent does not exist; or: It cannot be executed; or: The provider is not known; or: The Idempotency-Key was used for another request */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many requests */
                429: {
                    headers: {
                        /** @description Seconds to wait */
                        "retry-after"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Something went wrong here */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The event could not be made durable; or: The webhook cannot be verified just now; or: The database is away */
                503: {
                    headers: {
                        /** @description Seconds to wait */
                        "retry-after"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
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
    "/v1/deliveries/redeliverable": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Count the deliveries that a filter would deliver once more */
        get: {
            parameters: {
                query: {
                    /** @description What it tells of */
                    kind?: "generation" | "cookExecution" | "spellCast" | "alert";
                    deliveryStatus: "sent" | "dropped" | "pending";
                    notificationPlatform?: string;
                    /** @description Why it waits without a try */
                    deliveryHold?: "not-configured" | "circuit-open" | "rate-limited";
                    /** @description How that ended */
                    status?: "success" | "failed" | "cancelled" | "completed" | "stopped" | "raised" | "resolved";
                    accountId?: string;
                    environment?: string;
                    /** @description Only generations have one */
                    toolId?: string;
                    /** @description Of what was requested or started at or after */
                    since?: string;
                    /** @description Of what was requested or started before */
                    until?: string;
                    /** @description Filter language, taken together with the other filters: fields, `>`, `<`, ranges, lists, `-` for not, `missing:` and `has:`, `age`, `since:`, words. docs/filter.md has every field. At most 2000 characters */
                    q?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description How many */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            count: number;
                        };
                    };
                };
                /** @description The filter cannot be understood */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description An API key is needed; or: The webhook is not authentic */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The input is not valid; or: The body is not an event; or: The tool is not registered; or: The parent does not exist; or: It cannot be executed; or: The provider is not known; or: The Idempotency-Key was used for another request */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many requests */
                429: {
                    headers: {
                        /** @description Seconds to wait */
                        "retry-after"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Something went wrong here */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The event could not be made durable; or: The webhook cannot be verified just now; or: The database is away */
                503: {
                    headers: {
                        /** @description Seconds to wait */
                        "retry-after"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
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
    "/v1/deliveries/redeliver": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Deliver all that a filter names once more
         * @description Count first: where more match than were counted, nothing is done.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        /**
                         * @description What it tells of
                         * @enum {string}
                         */
                        kind?: "generation" | "cookExecution" | "spellCast" | "alert";
                        /** @enum {string} */
                        deliveryStatus: "sent" | "dropped" | "pending";
                        /** @example webhook */
                        notificationPlatform?: string;
                        /**
                         * @description Why it waits without a try
                         * @enum {string}
                         */
                        deliveryHold?: "not-configured" | "circuit-open" | "rate-limited";
                        /**
                         * @description How that ended
                         * @enum {string}
                         */
                        status?: "success" | "failed" | "cancelled" | "completed" | "stopped" | "raised" | "resolved";
                        accountId?: string;
                        environment?: string;
                        /** @description Only generations have one */
                        toolId?: string;
                        /**
                         * Format: date-time
                         * @description Of what was requested or started at or after
                         */
                        since?: string;
                        /**
                         * Format: date-time
                         * @description Of what was requested or started before
                         */
                        until?: string;
                        /**
                         * @description Filter language, taken together with the other filters: fields, `>`, `<`, ranges, lists, `-` for not, `missing:` and `has:`, `age`, `since:`, words. docs/filter.md has every field. At most 2000 characters
                         * @example platform:webhook tries>3 -hold:rate-limited since:7d
                         */
                        q?: string;
                        /** @description What `GET /v1/deliveries/redeliverable` answered; where more match by now, nothing is done */
                        expectedCount: number;
                    };
                };
            };
            responses: {
                /** @description How many are due */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            redelivered: number;
                        };
                    };
                };
                /** @description The body is not JSON; or: The filter cannot be understood */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description An API key is needed; or: The webhook is not authentic */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The API key does not allow this */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description It has ended already; or: The ledger makes the children itself; or: The execution is in another state; or: It cannot be delivered once more; or: Another number of deliveries is concerned; or: The provider is not configured; or: The generation has another run; or: Another generation has this run */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The body is too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The body must be application/json */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The input is not valid; or: The body is not an event; or: The tool is not registered; or: The parent does not exist; or: It cannot be executed; or: The provider is not known; or: The Idempotency-Key was used for another request */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many requests */
                429: {
                    headers: {
                        /** @description Seconds to wait */
                        "retry-after"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Something went wrong here */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The event could not be made durable; or: The webhook cannot be verified just now; or: The database is away */
                503: {
                    headers: {
                        /** @description Seconds to wait */
                        "retry-after"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
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
    "/v1/cook-executions/{id}/delivery": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get the delivery of a cook execution with its tries */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The delivery */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DeliveryWithAttempts"];
                    };
                };
                /** @description An API key is needed; or: The webhook is not authentic */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description There is no such thing */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The input is not valid; or: The body is not an event; or: The tool is not registered; or: The parent does not exist; or: It cannot be executed; or: The provider is not known; or: The Idempotency-Key was used for another request */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many requests */
                429: {
                    headers: {
                        /** @description Seconds to wait */
                        "retry-after"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Something went wrong here */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The event could not be made durable; or: The webhook cannot be verified just now; or: The database is away */
                503: {
                    headers: {
                        /** @description Seconds to wait */
                        "retry-after"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
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
    "/v1/cook-executions/{id}/redeliver": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Deliver a cook execution once more
         * @description Its delivery is due anew, with all of its tries before it and under the same delivery id. One that is due or being sent already is left alone.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The delivery, due */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DeliveryWithAttempts"];
                    };
                };
                /** @description An API key is needed; or: The webhook is not authentic */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The API key does not allow this */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description There is no such thing */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description It has ended already; or: The ledger makes the children itself; or: The execution is in another state; or: It cannot be delivered once more; or: Another number of deliveries is concerned; or: The provider is not configured; or: The generation has another run; or: Another generation has this run */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The input is not valid; or: The body is not an event; or: The tool is not registered; or: The parent does not exist; or: It cannot be executed; or: The provider is not known; or: The Idempotency-Key was used for another request */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many requests */
                429: {
                    headers: {
                        /** @description Seconds to wait */
                        "retry-after"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Something went wrong here */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The event could not be made durable; or: The webhook cannot be verified just now; or: The database is away */
                503: {
                    headers: {
                        /** @description Seconds to wait */
                        "retry-after"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
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
    "/v1/spell-casts/{id}/delivery": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get the delivery of a spell cast with its tries */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The delivery */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DeliveryWithAttempts"];
                    };
                };
                /** @description An API key is needed; or: The webhook is not authentic */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description There is no such thing */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The input is not valid; or: The body is not an event; or: The tool is not registered; or: The parent does not exist; or: It cannot be executed; or: The provider is not known; or: The Idempotency-Key was used for another request */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many requests */
                429: {
                    headers: {
                        /** @description Seconds to wait */
                        "retry-after"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Something went wrong here */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The event could not be made durable; or: The webhook cannot be verified just now; or: The database is away */
                503: {
                    headers: {
                        /** @description Seconds to wait */
                        "retry-after"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
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
    "/v1/spell-casts/{id}/redeliver": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Deliver a spell cast once more
         * @description Its delivery is due anew, with all of its tries before it and under the same delivery id. One that is due or being sent already is left alone.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The delivery, due */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["DeliveryWithAttempts"];
                    };
                };
                /** @description An API key is needed; or: The webhook is not authentic */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The API key does not allow this */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description There is no such thing */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description It has ended already; or: The ledger makes the children itself; or: The execution is in another state; or: It cannot be delivered once more; or: Another number of deliveries is concerned; or: The provider is not configured; or: The generation has another run; or: Another generation has this run */
                409: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The input is not valid; or: The body is not an event; or: The tool is not registered; or: The parent does not exist; or: It cannot be executed; or: The provider is not known; or: The Idempotency-Key was used for another request */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many requests */
                429: {
                    headers: {
                        /** @description Seconds to wait */
                        "retry-after"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Something went wrong here */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The event could not be made durable; or: The webhook cannot be verified just now; or: The database is away */
                503: {
                    headers: {
                        /** @description Seconds to wait */
                        "retry-after"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
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
    "/v1/messages/stream": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Follow the messages to the web clients of an account, as server-sent events
         * @description Every delivery by platform `web` is an event, named as webhooks are (`generation.success`), its data `{ deliveryId, type, timestamp, data }` as in a webhook. Ids of events are numbers without gaps; a client that reconnects with `Last-Event-ID` goes on after it. Messages are kept for seven days: where some are forgotten, an event `missed` tells `{ from, to }`.
         */
        get: {
            parameters: {
                query: {
                    accountId: string;
                    /** @description Go on after this number where no `Last-Event-ID` is sent; else only what is new */
                    after?: number | null;
                };
                header?: {
                    /** @description The last number that was seen */
                    "last-event-id"?: string;
                };
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description A stream of events */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/event-stream": {
                            /** @description Where the stream is; sent back as `Last-Event-ID` */
                            id?: string;
                            event?: string;
                            /** @description `{ deliveryId, type, timestamp, data }` as JSON */
                            data?: string;
                            retry?: number;
                        };
                    };
                };
                /** @description An API key is needed; or: The webhook is not authentic */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The input is not valid; or: The body is not an event; or: The tool is not registered; or: The parent does not exist; or: It cannot be executed; or: The provider is not known; or: The Idempotency-Key was used for another request */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many requests */
                429: {
                    headers: {
                        /** @description Seconds to wait */
                        "retry-after"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Something went wrong here */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The event could not be made durable; or: The webhook cannot be verified just now; or: The database is away */
                503: {
                    headers: {
                        /** @description Seconds to wait */
                        "retry-after"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
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
    "/v1/tools": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List tools by id */
        get: {
            parameters: {
                query?: {
                    /** @description Records on a page */
                    limit?: number;
                    /** @description `nextCursor` of the page before */
                    cursor?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description A page */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: components["schemas"]["Tool"][];
                            nextCursor: string | null;
                            /** @description How the page was found */
                            search?: {
                                /** @description The index that served it; null where none does */
                                servedBy: string | null;
                                /**
                                 * Format: date-time
                                 * @description Where looking ended, since it had been at enough records: older ones may match, too, and the next page goes on from there
                                 * @example 2025-08-27T10:00:41.120Z
                                 */
                                lookedBackTo?: string;
                            };
                        };
                    };
                };
                /** @description An API key is needed; or: The webhook is not authentic */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The input is not valid; or: The body is not an event; or: The tool is not registered; or: The parent does not exist; or: It cannot be executed; or: The provider is not known; or: The Idempotency-Key was used for another request */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many requests */
                429: {
                    headers: {
                        /** @description Seconds to wait */
                        "retry-after"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Something went wrong here */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The event could not be made durable; or: The webhook cannot be verified just now; or: The database is away */
                503: {
                    headers: {
                        /** @description Seconds to wait */
                        "retry-after"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
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
    "/v1/tools/{toolId}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get a tool */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    toolId: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The tool */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Tool"];
                    };
                };
                /** @description An API key is needed; or: The webhook is not authentic */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description There is no such thing */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The input is not valid; or: The body is not an event; or: The tool is not registered; or: The parent does not exist; or: It cannot be executed; or: The provider is not known; or: The Idempotency-Key was used for another request */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many requests */
                429: {
                    headers: {
                        /** @description Seconds to wait */
                        "retry-after"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Something went wrong here */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The event could not be made durable; or: The webhook cannot be verified just now; or: The database is away */
                503: {
                    headers: {
                        /** @description Seconds to wait */
                        "retry-after"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
            };
        };
        /** Enter a tool, or replace its entry */
        put: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    toolId: string;
                };
                cookie?: never;
            };
            requestBody: {
                content: {
                    "application/json": {
                        displayName: string;
                        service: string;
                        /**
                         * @default webhook
                         * @enum {string}
                         */
                        deliveryMode?: "immediate" | "webhook" | "async";
                        costingModel: {
                            /** @enum {string} */
                            rateSource: "static" | "machine" | "api" | "historical";
                            rate?: string | number;
                            /** @enum {string} */
                            unit?: "second" | "seconds" | "run" | "request" | "fixed" | "token" | "tokens" | "image" | "images" | "megapixel" | "megapixels" | "videoSecond" | "videoSeconds" | "video_second" | "video_seconds";
                            staticCost?: string | number;
                        };
                        /** @default {} */
                        metadata?: {
                            [key: string]: unknown;
                        };
                    };
                };
            };
            responses: {
                /** @description Replaced */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Tool"];
                    };
                };
                /** @description Entered */
                201: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Tool"];
                    };
                };
                /** @description The body is not JSON; or: The filter cannot be understood */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description An API key is needed; or: The webhook is not authentic */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The API key does not allow this */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The body is too large */
                413: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The body must be application/json */
                415: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The input is not valid; or: The body is not an event; or: The tool is not registered; or: The parent does not exist; or: It cannot be executed; or: The provider is not known; or: The Idempotency-Key was used for another request */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many requests */
                429: {
                    headers: {
                        /** @description Seconds to wait */
                        "retry-after"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Something went wrong here */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The event could not be made durable; or: The webhook cannot be verified just now; or: The database is away */
                503: {
                    headers: {
                        /** @description Seconds to wait */
                        "retry-after"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
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
    "/v1/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List events of the inbox, newest first */
        get: {
            parameters: {
                query?: {
                    /** @description Records on a page */
                    limit?: number;
                    /** @description `nextCursor` of the page before */
                    cursor?: string;
                    state?: "received" | "applied" | "ignored" | "conflict" | "unmatched" | "unknown" | "invalid";
                    /** @description Filter language, taken together with the other filters: fields, `>`, `<`, ranges, lists, `-` for not, `missing:` and `has:`, `age`, `since:`, words. docs/filter.md has every field. At most 2000 characters */
                    q?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description A page */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: components["schemas"]["Event"][];
                            nextCursor: string | null;
                            /** @description How the page was found */
                            search?: {
                                /** @description The index that served it; null where none does */
                                servedBy: string | null;
                                /**
                                 * Format: date-time
                                 * @description Where looking ended, since it had been at enough records: older ones may match, too, and the next page goes on from there
                                 * @example 2025-08-27T10:00:41.120Z
                                 */
                                lookedBackTo?: string;
                            };
                        };
                    };
                };
                /** @description The filter cannot be understood */
                400: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description An API key is needed; or: The webhook is not authentic */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The input is not valid; or: The body is not an event; or: The tool is not registered; or: The parent does not exist; or: It cannot be executed; or: The provider is not known; or: The Idempotency-Key was used for another request */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many requests */
                429: {
                    headers: {
                        /** @description Seconds to wait */
                        "retry-after"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Something went wrong here */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The event could not be made durable; or: The webhook cannot be verified just now; or: The database is away */
                503: {
                    headers: {
                        /** @description Seconds to wait */
                        "retry-after"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
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
    "/v1/events/{id}/replay": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Apply an event once more
         * @description What it did before is not done again.
         */
        post: {
            parameters: {
                query?: never;
                header?: never;
                path: {
                    id: string;
                };
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description It waits to be applied */
                202: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            eventId: string;
                            previousState: string;
                        };
                    };
                };
                /** @description An API key is needed; or: The webhook is not authentic */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The API key does not allow this */
                403: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description There is no such thing */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The input is not valid; or: The body is not an event; or: The tool is not registered; or: The parent does not exist; or: It cannot be executed; or: The provider is not known; or: The Idempotency-Key was used for another request */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many requests */
                429: {
                    headers: {
                        /** @description Seconds to wait */
                        "retry-after"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Something went wrong here */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The event could not be made durable; or: The webhook cannot be verified just now; or: The database is away */
                503: {
                    headers: {
                        /** @description Seconds to wait */
                        "retry-after"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
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
    "/v1/estimates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What a run of a tool, a whole cook or a cast of a spell is expected to take
         * @description Say one of `toolId`, `cookId` and `spellId`. From the tools' own history, else from the price of a run. What is not known is left out; `basis` says what an estimate rests on.
         */
        get: {
            parameters: {
                query?: {
                    toolId?: string;
                    cookId?: string;
                    spellId?: string;
                    inputs?: string;
                    concurrency?: number;
                    environment?: string;
                    pricingTier?: "standard" | "discount";
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description The estimate */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": components["schemas"]["Estimate"];
                    };
                };
                /** @description An API key is needed; or: The webhook is not authentic */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description There is no such thing */
                404: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The input is not valid; or: The body is not an event; or: The tool is not registered; or: The parent does not exist; or: It cannot be executed; or: The provider is not known; or: The Idempotency-Key was used for another request */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many requests */
                429: {
                    headers: {
                        /** @description Seconds to wait */
                        "retry-after"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Something went wrong here */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The event could not be made durable; or: The webhook cannot be verified just now; or: The database is away */
                503: {
                    headers: {
                        /** @description Seconds to wait */
                        "retry-after"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
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
    "/v1/stats/estimates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How well the estimates of tools came true
         * @description Of runs that succeeded, against the estimate in force as they were made. Weeks are those of the end, in UTC. Without bounds: the last twelve weeks.
         */
        get: {
            parameters: {
                query?: {
                    toolId?: string;
                    environment?: string;
                    /** @description First week: 2025-W35, or a date in it */
                    from?: string;
                    /** @description Last week: 2025-W40, or a date in it */
                    to?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Tools by id */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: components["schemas"]["EstimateStatistics"][];
                        };
                    };
                };
                /** @description An API key is needed; or: The webhook is not authentic */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The input is not valid; or: The body is not an event; or: The tool is not registered; or: The parent does not exist; or: It cannot be executed; or: The provider is not known; or: The Idempotency-Key was used for another request */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many requests */
                429: {
                    headers: {
                        /** @description Seconds to wait */
                        "retry-after"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Something went wrong here */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The event could not be made durable; or: The webhook cannot be verified just now; or: The database is away */
                503: {
                    headers: {
                        /** @description Seconds to wait */
                        "retry-after"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
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
    "/v1/stats/weekly": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Completed generations by tool and ISO week
         * @description Weeks are those of the request, in the time zone of the configuration (UTC unless it says otherwise). Without bounds: the last twelve weeks.
         */
        get: {
            parameters: {
                query?: {
                    toolId?: string;
                    accountId?: string;
                    environment?: string;
                    /** @description First week: 2025-W35, or a date in it */
                    from?: string;
                    /** @description Last week: 2025-W40, or a date in it */
                    to?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Weeks, oldest first */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: components["schemas"]["WeeklyStatistics"][];
                        };
                    };
                };
                /** @description An API key is needed; or: The webhook is not authentic */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The input is not valid; or: The body is not an event; or: The tool is not registered; or: The parent does not exist; or: It cannot be executed; or: The provider is not known; or: The Idempotency-Key was used for another request */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many requests */
                429: {
                    headers: {
                        /** @description Seconds to wait */
                        "retry-after"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Something went wrong here */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The event could not be made durable; or: The webhook cannot be verified just now; or: The database is away */
                503: {
                    headers: {
                        /** @description Seconds to wait */
                        "retry-after"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
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
    "/v1/stats/accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * What accounts spent, against what providers charged
         * @description The first accounts of an order: most `points`, most `cost`, or least left of what was spent (`loss`). Weeks are those of the request. Without bounds: the last twelve weeks.
         */
        get: {
            parameters: {
                query?: {
                    order?: "points" | "cost" | "loss";
                    /** @description Each tool by itself */
                    byTool?: "true" | "false";
                    environment?: string;
                    /** @description First week: 2025-W35, or a date in it */
                    from?: string;
                    /** @description Last week: 2025-W40, or a date in it */
                    to?: string;
                    limit?: number;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Accounts */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: components["schemas"]["Spending"][];
                            /** @description Accounts of which something ended */
                            accounts: number;
                            /**
                             * @description US dollars as decimal text
                             * @example 0.011795
                             */
                            pointPriceUsd: string;
                        };
                    };
                };
                /** @description An API key is needed; or: The webhook is not authentic */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The input is not valid; or: The body is not an event; or: The tool is not registered; or: The parent does not exist; or: It cannot be executed; or: The provider is not known; or: The Idempotency-Key was used for another request */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many requests */
                429: {
                    headers: {
                        /** @description Seconds to wait */
                        "retry-after"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Something went wrong here */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The event could not be made durable; or: The webhook cannot be verified just now; or: The database is away */
                503: {
                    headers: {
                        /** @description Seconds to wait */
                        "retry-after"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
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
    "/v1/objectives": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Acceptance criteria as they stand now, and how fast their room is used
         * @description Of the requests of the last seven days: share, target, what is left of the room for misses, each day, and the burn over windows from five minutes to seven days. What was not counted is not known, and left out.
         */
        get: {
            parameters: {
                query?: never;
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description Objectives */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/json": {
                            data: components["schemas"]["Objective"][];
                            /**
                             * Format: date-time
                             * @example 2025-08-27T10:00:41.120Z
                             */
                            at: string;
                            /**
                             * @description Days of requests that they are of
                             * @example 7
                             */
                            days: number;
                            /** @description Where there were more requests than are looked at: so many, the newest */
                            newestOnly?: number;
                        };
                    };
                };
                /** @description An API key is needed; or: The webhook is not authentic */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many requests */
                429: {
                    headers: {
                        /** @description Seconds to wait */
                        "retry-after"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Something went wrong here */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The event could not be made durable; or: The webhook cannot be verified just now; or: The database is away */
                503: {
                    headers: {
                        /** @description Seconds to wait */
                        "retry-after"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
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
    "/v1/stats/cost-export": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Costs by week, account and tool, as CSV
         * @description `csv`: the ledger’s own columns, unknown costs empty. `focus`: the columns of the FinOps Open Cost and Usage Specification 1.2; lines of which no cost is known are left out. Weeks are those of the request. Without bounds: the last twelve weeks.
         */
        get: {
            parameters: {
                query?: {
                    format?: "csv" | "focus";
                    environment?: string;
                    /** @description First week: 2025-W35, or a date in it */
                    from?: string;
                    /** @description Last week: 2025-W40, or a date in it */
                    to?: string;
                };
                header?: never;
                path?: never;
                cookie?: never;
            };
            requestBody?: never;
            responses: {
                /** @description A line for each week, account, tool and environment */
                200: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "text/csv": string;
                    };
                };
                /** @description An API key is needed; or: The webhook is not authentic */
                401: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The input is not valid; or: The body is not an event; or: The tool is not registered; or: The parent does not exist; or: It cannot be executed; or: The provider is not known; or: The Idempotency-Key was used for another request */
                422: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Too many requests */
                429: {
                    headers: {
                        /** @description Seconds to wait */
                        "retry-after"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description Something went wrong here */
                500: {
                    headers: {
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
                    };
                };
                /** @description The event could not be made durable; or: The webhook cannot be verified just now; or: The database is away */
                503: {
                    headers: {
                        /** @description Seconds to wait */
                        "retry-after"?: number;
                        [name: string]: unknown;
                    };
                    content: {
                        "application/problem+json": components["schemas"]["Problem"];
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
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        Acknowledgement: {
            /** @example 5f1c0e9a7d3b42c8a6e4f012 */
            eventId: string;
            /** @description True where the same body had been received before */
            duplicate: boolean;
        };
        Problem: {
            /**
             * @description Stable name of the problem: to be compared, not to be fetched. More may be added
             * @example urn:genledger:problem:invalid-input
             * @enum {string}
             */
            type: "urn:genledger:problem:not-json" | "urn:genledger:problem:invalid-filter" | "urn:genledger:problem:unauthenticated" | "urn:genledger:problem:not-authentic" | "urn:genledger:problem:forbidden" | "urn:genledger:problem:not-found" | "urn:genledger:problem:method-not-allowed" | "urn:genledger:problem:already-ended" | "urn:genledger:problem:executed-here" | "urn:genledger:problem:wrong-state" | "urn:genledger:problem:not-deliverable" | "urn:genledger:problem:count-changed" | "urn:genledger:problem:not-submittable" | "urn:genledger:problem:run-already-recorded" | "urn:genledger:problem:run-belongs-to-another" | "urn:genledger:problem:too-large" | "urn:genledger:problem:unsupported-media-type" | "urn:genledger:problem:invalid-input" | "urn:genledger:problem:not-an-event" | "urn:genledger:problem:unknown-tool" | "urn:genledger:problem:unknown-parent" | "urn:genledger:problem:not-executable" | "urn:genledger:problem:unknown-provider" | "urn:genledger:problem:idempotency-key-reused" | "urn:genledger:problem:too-many-requests" | "urn:genledger:problem:internal" | "urn:genledger:problem:provider-unavailable" | "urn:genledger:problem:not-durable" | "urn:genledger:problem:not-verifiable" | "urn:genledger:problem:database-unavailable";
            title: string;
            status: number;
            detail?: string;
            errors?: {
                path: string;
                message: string;
                /** @description Where in a filter the mistake begins, in UTF-16 code units */
                from?: number;
                /** @description Where it ends */
                to?: number;
                /** @description What could stand there instead */
                suggestion?: string;
            }[];
            requestId?: string;
        };
        ComfyuiDeployEvent: {
            run_id: string;
            status: string;
            event_type?: string;
            live_status?: string | null;
            progress?: number | null;
            outputs?: unknown[] | null;
        } & {
            [key: string]: unknown;
        };
        ReplicateEvent: {
            id: string;
            status: string;
            output?: unknown;
            error?: unknown;
            metrics?: ({
                predict_time?: number;
            } & {
                [key: string]: unknown;
            }) | null;
            created_at?: string | null;
            started_at?: string | null;
            completed_at?: string | null;
        } & {
            [key: string]: unknown;
        };
        FalEvent: {
            request_id: string;
            gateway_request_id?: string;
            status: string;
            payload?: unknown;
            error?: string | null;
            payload_error?: string | null;
        } & {
            [key: string]: unknown;
        };
        RunpodEvent: {
            id: string;
            status: string;
            output?: unknown;
            error?: unknown;
            delayTime?: number;
            executionTime?: number;
        } & {
            [key: string]: unknown;
        };
        Generation: {
            /** @example 66cd00000000000000000001 */
            id: string;
            schemaVersion: number;
            /** @enum {string} */
            kind: "single" | "cookPiece" | "spellStep";
            /** @example 66cd00000000000000000001 */
            cookExecutionId?: string;
            pieceIndex?: number;
            /** @example 66cd00000000000000000001 */
            spellCastId?: string;
            stepIndex?: number;
            clientReference?: string;
            accountId: string;
            environment: string;
            toolId: string;
            toolDisplayName: string;
            provider?: string;
            providerRunId?: string;
            /** @enum {string} */
            status: "pending" | "processing" | "success" | "failed" | "cancelled";
            statusReason?: string;
            /**
             * Format: date-time
             * @example 2025-08-27T10:00:41.120Z
             */
            requestTimestamp: string;
            /**
             * Format: date-time
             * @example 2025-08-27T10:00:41.120Z
             */
            startedAt?: string;
            /**
             * Format: date-time
             * @example 2025-08-27T10:00:41.120Z
             */
            responseTimestamp?: string;
            /**
             * @description Whole milliseconds
             * @example 35000
             */
            durationMs?: number;
            /**
             * @description Waiting for a machine
             * @example 35000
             */
            queueMs?: number;
            /**
             * @description Getting the machine ready
             * @example 35000
             */
            coldStartMs?: number;
            /**
             * @description The time that is charged
             * @example 35000
             */
            computeMs?: number;
            costRate?: {
                /**
                 * @description US dollars as decimal text
                 * @example 0.011795
                 */
                amountUsd: string;
                /** @enum {string} */
                unit: "second" | "run" | "token" | "image" | "megapixel" | "videoSecond";
                source: string;
            };
            /**
             * @description How much of the price's unit the cost rests on, as decimal text
             * @example 1.05
             */
            costQuantity?: string;
            pointsRate: {
                multiplier: string;
                /**
                 * @description US dollars as decimal text
                 * @example 0.011795
                 */
                minimumChargeUsd: string;
                /**
                 * @description US dollars as decimal text
                 * @example 0.011795
                 */
                pointPriceUsd: string;
            };
            estimate?: components["schemas"]["Forecast"];
            /**
             * @description US dollars as decimal text
             * @example 0.011795
             */
            costUsd?: string;
            /** @enum {string} */
            costBasis?: "provider" | "webhook" | "wall" | "flat" | "unknown";
            /**
             * @description Points
             * @example 140
             */
            pointsSpent: number;
            /**
             * @description Points
             * @example 140
             */
            protocolNetPoints: number;
            /**
             * @description Points
             * @example 140
             */
            contributorRewardPoints: number;
            requestPayload?: unknown;
            responsePayload?: unknown;
            artifacts: {
                /** @enum {string} */
                kind: "image" | "video" | "audio" | "mesh" | "file" | "text" | "tag";
                outputId: string;
                index: number;
                nodeId?: string;
                /**
                 * Format: date-time
                 * @example 2025-08-27T10:00:41.120Z
                 */
                createdAt?: string;
                url?: string;
                filename?: string;
                text?: string;
            }[];
            error?: {
                code: string;
                message: string;
                details?: unknown;
            };
            notificationPlatform: string;
            notificationTarget?: unknown;
            announce: boolean;
            /** @enum {string} */
            deliveryStatus: "pending" | "sent" | "dropped" | "skipped";
            deliveryAttempts: number;
            /**
             * Format: date-time
             * @example 2025-08-27T10:00:41.120Z
             */
            deliveryTimestamp?: string;
            deliveryError?: string;
            /**
             * Format: date-time
             * @example 2025-08-27T10:00:41.120Z
             */
            nextDeliveryAt?: string;
            /** @description Why the delivery waits without a try */
            deliveryHold?: string;
            submission: {
                state: string;
                attempts: number;
                lastError?: string;
            };
            flags: string[];
            history?: {
                /** @enum {string} */
                from?: "pending" | "processing" | "success" | "failed" | "cancelled";
                /** @enum {string} */
                to: "pending" | "processing" | "success" | "failed" | "cancelled";
                /**
                 * Format: date-time
                 * @example 2025-08-27T10:00:41.120Z
                 */
                at: string;
                /**
                 * Format: date-time
                 * @example 2025-08-27T10:00:41.120Z
                 */
                recordedAt: string;
                /** @example webhook */
                cause: string;
                eventId?: string;
                note?: string;
            }[];
            revision: number;
            metadata?: unknown;
        };
        /** @description What was expected as it was made */
        Forecast: {
            /** @description Half, and 95 of 100, are expected to end within these */
            durationMs?: {
                /**
                 * @description Whole milliseconds
                 * @example 35000
                 */
                p50: number;
                /**
                 * @description Whole milliseconds
                 * @example 35000
                 */
                p95: number;
            };
            costUsd?: {
                /**
                 * @description US dollars as decimal text
                 * @example 0.011795
                 */
                p50: string;
                /**
                 * @description US dollars as decimal text
                 * @example 0.011795
                 */
                p95: string;
            };
            /**
             * @description What it rests on
             * @example history
             */
            basis: string;
            /** @description Runs of the past that were counted */
            sampleSize: number;
        };
        GenerationWithEvents: components["schemas"]["Generation"] & {
            events: components["schemas"]["Event"][];
        };
        Event: {
            id: string;
            provider: string;
            /** @enum {string} */
            source: "webhook" | "poll" | "submission" | "operator" | "expiry";
            providerRunId?: string;
            /** @example 66cd00000000000000000001 */
            generationId?: string;
            providerStatus?: string;
            /**
             * Format: date-time
             * @example 2025-08-27T10:00:41.120Z
             */
            receivedAt: string;
            /** @enum {string} */
            state: "received" | "applied" | "ignored" | "conflict" | "unmatched" | "unknown" | "invalid";
            outcome?: string;
            /**
             * Format: date-time
             * @example 2025-08-27T10:00:41.120Z
             */
            settledAt?: string;
            attempts: number;
            lastError?: string;
        };
        Alert: {
            /** @example 66cd00000000000000000001 */
            id: string;
            /**
             * @example inbox-lag
             * @enum {string}
             */
            rule: "webhook-absence" | "inbox-lag" | "oldest-open" | "dropped-share" | "cost-per-hour" | "objective-burn" | "objective-fast-burn" | "objective-slow-burn" | "reconciler-absence" | "notifier-absence" | "delivery-lag";
            /**
             * @description Such as a platform; empty where the rule has no groups
             * @example
             */
            group: string;
            /** @example Inbox waits */
            title: string;
            /** @example production */
            environment: string;
            /** @enum {string} */
            status: "raised" | "resolved";
            /** @enum {string} */
            level: "warning" | "alert";
            /**
             * @description As seen last; durations in milliseconds
             * @example 412000
             */
            value: number;
            /**
             * @description The one that was reached
             * @example 300000
             */
            threshold: number;
            /**
             * Format: date-time
             * @example 2025-08-27T10:00:41.120Z
             */
            firstSeenAt: string;
            /**
             * Format: date-time
             * @example 2025-08-27T10:00:41.120Z
             */
            lastSeenAt: string;
            /**
             * Format: date-time
             * @description When it was raised, became graver, or ended
             * @example 2025-08-27T10:00:41.120Z
             */
            changedAt: string;
            /**
             * @description How often it was found over its threshold
             * @example 7
             */
            seen: number;
            isDismissed: boolean;
            dismissal?: {
                by: string;
                why: string;
                /**
                 * Format: date-time
                 * @example 2025-08-27T10:00:41.120Z
                 */
                at: string;
                /**
                 * Format: date-time
                 * @example 2025-08-27T10:00:41.120Z
                 */
                until: string;
            };
        };
        AlertDismissal: {
            /** @example planned maintenance */
            why: string;
            /**
             * Format: date-time
             * @description At most ninety days ahead
             * @example 2025-08-28T08:00:00Z
             */
            until: string;
        };
        AuditRun: {
            /** @example 66cd00000000000000000001 */
            id: string;
            /** @enum {string} */
            state: "running" | "finished" | "interrupted";
            /**
             * Format: date-time
             * @example 2025-08-27T10:00:41.120Z
             */
            startedAt: string;
            /**
             * Format: date-time
             * @example 2025-08-27T10:00:41.120Z
             */
            finishedAt?: string;
            environments: string[];
            /** @description Absent where it could not be told */
            holds?: boolean;
            /** @description Documents that the rules found */
            findings: number;
            /** @description Acceptance criteria that do not hold */
            missed: string[];
        };
        /** @description Combinations, distinct pieces, and how often each value is expected */
        CookForecast: {
            [key: string]: unknown;
        };
        /** @description The definition with its id */
        Cook: {
            /** @example 66cd00000000000000000001 */
            id: string;
            name: string;
            /**
             * Format: date-time
             * @example 2025-08-27T10:00:41.120Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @example 2025-08-27T10:00:41.120Z
             */
            updatedAt: string;
        } & {
            [key: string]: unknown;
        };
        CookExecution: {
            /** @example 66cd00000000000000000001 */
            id: string;
            initiatorAccountId: string;
            environment: string;
            /** @enum {string} */
            status: "running" | "paused" | "stopping" | "stopped" | "completed" | "failed" | "cancelled";
            statusReason?: string;
            /**
             * Format: date-time
             * @example 2025-08-27T10:00:41.120Z
             */
            startedAt: string;
            /**
             * Format: date-time
             * @example 2025-08-27T10:00:41.120Z
             */
            completedAt?: string;
            /** @enum {string} */
            executedBy: "ledger" | "caller";
            /** @description In the order of their making; not in lists */
            generationIds?: string[];
            /** @description Children by status */
            counts: {
                pending: number;
                processing: number;
                success: number;
                failed: number;
                cancelled: number;
            };
            /**
             * @description Sum of the costs that are known; left out where none is
             * @example 0.011795
             */
            costUsd?: string;
            /** @description Of how many children the cost is known */
            costCount: number;
            /**
             * @description Points
             * @example 140
             */
            pointsSpent: number;
            progress?: {
                /** @description Pieces or steps that there are to be */
                expected: number;
                made: number;
                /** @description Given up for good */
                lost: number;
                running: number;
                share: number;
                /**
                 * @description At the pace so far
                 * @example 35000
                 */
                timeLeftMs?: number;
            };
            notificationPlatform?: string;
            notificationTarget?: unknown;
            /** @enum {string} */
            deliveryStatus?: "pending" | "sent" | "dropped" | "skipped";
            /**
             * Format: date-time
             * @example 2025-08-27T10:00:41.120Z
             */
            deliveryTimestamp?: string;
            deliveryError?: string;
            metadata?: unknown;
            /** @example 66cd00000000000000000001 */
            cookId?: string;
            seed?: string;
            firstIndex?: number;
            targetSize?: number;
            concurrency?: number;
            /** @description The first piece at which nothing was tried yet */
            nextIndex?: number;
            /** @description Pieces that were given up */
            lostIndexes?: number[];
            budget?: {
                /**
                 * @description US dollars as decimal text
                 * @example 0.011795
                 */
                usd?: string;
                /**
                 * @description Points
                 * @example 140
                 */
                points?: number;
            };
        };
        /** @description The definition with its id */
        Spell: {
            /** @example 66cd00000000000000000001 */
            id: string;
            name: string;
            /**
             * Format: date-time
             * @example 2025-08-27T10:00:41.120Z
             */
            createdAt: string;
            /**
             * Format: date-time
             * @example 2025-08-27T10:00:41.120Z
             */
            updatedAt: string;
        } & {
            [key: string]: unknown;
        };
        SpellCast: {
            /** @example 66cd00000000000000000001 */
            id: string;
            initiatorAccountId: string;
            environment: string;
            /** @enum {string} */
            status: "running" | "paused" | "stopping" | "stopped" | "completed" | "failed" | "cancelled";
            statusReason?: string;
            /**
             * Format: date-time
             * @example 2025-08-27T10:00:41.120Z
             */
            startedAt: string;
            /**
             * Format: date-time
             * @example 2025-08-27T10:00:41.120Z
             */
            completedAt?: string;
            /** @enum {string} */
            executedBy: "ledger" | "caller";
            /** @description In the order of their making; not in lists */
            generationIds?: string[];
            /** @description Children by status */
            counts: {
                pending: number;
                processing: number;
                success: number;
                failed: number;
                cancelled: number;
            };
            /**
             * @description Sum of the costs that are known; left out where none is
             * @example 0.011795
             */
            costUsd?: string;
            /** @description Of how many children the cost is known */
            costCount: number;
            /**
             * @description Points
             * @example 140
             */
            pointsSpent: number;
            progress?: {
                /** @description Pieces or steps that there are to be */
                expected: number;
                made: number;
                /** @description Given up for good */
                lost: number;
                running: number;
                share: number;
                /**
                 * @description At the pace so far
                 * @example 35000
                 */
                timeLeftMs?: number;
            };
            notificationPlatform?: string;
            notificationTarget?: unknown;
            /** @enum {string} */
            deliveryStatus?: "pending" | "sent" | "dropped" | "skipped";
            /**
             * Format: date-time
             * @example 2025-08-27T10:00:41.120Z
             */
            deliveryTimestamp?: string;
            deliveryError?: string;
            metadata?: unknown;
            /** @example 66cd00000000000000000001 */
            spellId?: string;
            /** @example 66cd00000000000000000001 */
            cookExecutionId?: string;
            pieceIndex?: number;
            replacement?: number;
            attempt?: number;
            failureReason?: string;
            inputs?: {
                [key: string]: unknown;
            };
        };
        Delivery: {
            /** @enum {string} */
            kind: "generation" | "cookExecution" | "spellCast" | "alert";
            /**
             * @description Of the generation, cook execution or spell cast
             * @example 66cd00000000000000000001
             */
            id: string;
            /** @description The same on every try: receivers tell repeats by it */
            deliveryId?: string;
            accountId: string;
            environment: string;
            toolId?: string;
            toolDisplayName?: string;
            /** @description The tool's, cook's or spell's name */
            title: string;
            status: string;
            /**
             * Format: date-time
             * @example 2025-08-27T10:00:41.120Z
             */
            requestTimestamp: string;
            /**
             * Format: date-time
             * @example 2025-08-27T10:00:41.120Z
             */
            endedAt?: string;
            notificationPlatform: string;
            /** @description Its secrets are not shown */
            notificationTarget?: unknown;
            /** @enum {string} */
            deliveryStatus: "pending" | "sent" | "dropped" | "skipped";
            deliveryAttempts: number;
            /**
             * Format: date-time
             * @example 2025-08-27T10:00:41.120Z
             */
            deliveryTimestamp?: string;
            deliveryError?: string;
            /**
             * Format: date-time
             * @example 2025-08-27T10:00:41.120Z
             */
            nextDeliveryAt?: string;
            deliveryHold?: string;
        };
        DeliveryWithAttempts: components["schemas"]["Delivery"] & {
            attempts: components["schemas"]["DeliveryAttempt"][];
        };
        DeliveryAttempt: {
            id: string;
            deliveryId: string;
            platform: string;
            destination?: string;
            notifier: string;
            /**
             * Format: date-time
             * @example 2025-08-27T10:00:41.120Z
             */
            startedAt: string;
            /**
             * @description Whole milliseconds
             * @example 35000
             */
            durationMs?: number;
            result: string;
            reason?: string;
            statusCode?: number;
            /** @description The beginning of the answer */
            excerpt?: string;
            /** @description Its outcome came too late to count */
            fenced?: boolean;
        };
        Tool: {
            toolId: string;
            displayName: string;
            service: string;
            deliveryMode: string;
            costingModel: {
                rateSource: string;
            } & {
                [key: string]: unknown;
            };
            metadata: {
                [key: string]: unknown;
            };
            /**
             * Format: date-time
             * @example 2025-08-27T10:00:41.120Z
             */
            updatedAt: string;
        };
        Estimate: components["schemas"]["Forecast"] & {
            /**
             * @description At the median cost, without rewards
             * @example 140
             */
            points?: number;
        };
        EstimateStatistics: {
            toolId: string;
            durationMs?: components["schemas"]["Coverage"];
            costUsd?: components["schemas"]["Coverage"];
        };
        Coverage: {
            /** @description Runs that an estimate was held against */
            count: number;
            /** @description Share of them within p50: one half, well estimated */
            withinP50: number;
            /** @description Share of them within p95: 0.95, well estimated */
            withinP95: number;
        };
        WeeklyStatistics: {
            toolId: string;
            /** @example 2025-W35 */
            week: string;
            /**
             * Format: date-time
             * @example 2025-08-27T10:00:41.120Z
             */
            weekStart: string;
            count: number;
            succeeded: number;
            failed: number;
            cancelled: number;
            /**
             * @description Whole milliseconds
             * @example 35000
             */
            averageDurationMs: number;
            /**
             * @description Half took no longer, within one hundredth
             * @example 35000
             */
            p50DurationMs?: number;
            /**
             * @description 95 of 100 took no longer, within one hundredth
             * @example 35000
             */
            p95DurationMs?: number;
            /**
             * @description Points
             * @example 140
             */
            totalPointsSpent: number;
            /**
             * @description Points
             * @example 140
             */
            totalProtocolNetPoints: number;
            /**
             * @description US dollars as decimal text
             * @example 0.011795
             */
            totalCostUsd?: string;
            /** @description Generations whose cost is known */
            costCount: number;
        };
        Spending: {
            accountId: string;
            /** @description Where tools stand by themselves */
            toolId?: string;
            count: number;
            /**
             * @description Points
             * @example 140
             */
            pointsSpent: number;
            /**
             * @description Points at the price of now
             * @example 0.011795
             */
            revenueUsd: string;
            /**
             * @description The known costs; absent where none is known
             * @example 0.011795
             */
            costUsd?: string;
            /** @description US dollars, decimal text; negative where providers charged more */
            leftUsd?: string;
            /** @description Generations whose cost is known */
            costCount: number;
            /**
             * @description unknown: not every cost is known, and the known ones are no more than the revenue
             * @enum {string}
             */
            verdict: "loses" | "covers" | "unknown";
        };
        Objective: {
            /** @enum {string} */
            id: "terminal-within-5-minutes" | "duration-populated" | "cost-populated" | "pending-older-than-24h" | "parent-linked";
            title: string;
            /**
             * @description Of the share with the threshold
             * @enum {string}
             */
            comparison: "at-least" | "at-most" | "below";
            /**
             * @description The share that is asked for
             * @example 0.99
             */
            threshold: number;
            /** @example 4970 */
            numerator: number;
            /**
             * @description What was counted
             * @example 5000
             */
            denominator: number;
            /**
             * @description The share; absent where nothing was counted
             * @example 0.994
             */
            actual?: number;
            /** @description Where nothing was counted it holds */
            holds: boolean | null;
            /**
             * @description How much of the room that the target leaves is used: 1 is all of it. Absent where it is not known, or there is none
             * @example 0.6
             */
            burn?: number;
            /**
             * @description What is left of the room, negative where more was used; absent where it is not known
             * @example 0.4
             */
            roomLeft?: number;
            /** @description The burn by when it was decided, shortest first; none of an objective that has no pace */
            windows: components["schemas"]["ObjectiveWindow"][];
            /** @description The requests of each day, oldest first */
            trend: {
                /**
                 * Format: date-time
                 * @example 2025-08-27T10:00:41.120Z
                 */
                until: string;
                /** @example 4970 */
                numerator: number;
                /**
                 * @description What was counted
                 * @example 5000
                 */
                denominator: number;
                /**
                 * @description The share; absent where nothing was counted
                 * @example 0.994
                 */
                actual?: number;
            }[];
        };
        ObjectiveWindow: {
            /**
             * @description How long, up to now
             * @enum {string}
             */
            window: "5m" | "30m" | "1h" | "6h" | "1d" | "3d" | "7d";
            /** @example 4970 */
            numerator: number;
            /**
             * @description What was counted
             * @example 5000
             */
            denominator: number;
            /**
             * @description How many times as fast as the target allows its room is used; absent where nothing was counted
             * @example 0.6
             */
            burn?: number;
            /** @description Whether only the newest requests were looked at, which begin within the window */
            isCut: boolean;
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export type operations = Record<string, never>;
