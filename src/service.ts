/** What `tucuxi/services/<service>` is in Node, where the models folder has every service already. */
export {}
