# Build
FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
WORKDIR /source
COPY . .
RUN dotnet publish src/MicroGov --configuration Release --use-current-runtime --self-contained false --output /app

# Run: no shell account, no root; the database lives in a volume.
FROM mcr.microsoft.com/dotnet/aspnet:10.0
RUN apt-get update \
    && apt-get install --yes --no-install-recommends curl tzdata \
    && rm -rf /var/lib/apt/lists/* \
    && mkdir /data && chown app:app /data
WORKDIR /app
COPY --from=build /app .
USER app
VOLUME /data
ENV Database__ConnectionString="Data Source=/data/microgov.db" \
    Web__Urls="http://*:5080"
EXPOSE 5080
HEALTHCHECK --interval=30s --timeout=3s --start-period=10s \
    CMD ["curl", "--fail", "--silent", "http://localhost:5080/health/live"]
ENTRYPOINT ["dotnet", "MicroGov.dll"]
