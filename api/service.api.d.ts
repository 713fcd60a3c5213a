// service
export {};
