console.log(JSON.stringify({ Version: 1, AccessKeyId: "AKID", SecretAccessKey: process.argv.slice(2).join("|") }))
