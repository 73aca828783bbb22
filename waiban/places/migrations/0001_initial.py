import django.db.models.deletion
import waiban.kernel.dates
import waiban.kernel.ids
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Country',
            fields=[
                ('id', models.BigIntegerField(default=waiban.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField(default=0, editable=False)),
                ('iso2', models.CharField(max_length=2, unique=True, verbose_name='ISO code')),
                ('iso3', models.CharField(blank=True, max_length=3, verbose_name='ISO code, three letters')),
                ('name_zh', models.CharField(max_length=60, unique=True, verbose_name='Chinese name')),
                ('name_en', models.CharField(max_length=80, verbose_name='English name')),
                ('capital_zh', models.CharField(blank=True, max_length=60, verbose_name='capital')),
                ('capital_en', models.CharField(blank=True, max_length=80, verbose_name='capital in English')),
                ('is_state', models.BooleanField(default=True, verbose_name='sovereign state')),
                ('continent', models.CharField(blank=True, choices=[('AF', 'Africa'), ('AN', 'Antarctica'), ('AS', 'Asia'), ('EU', 'Europe'), ('NA', 'North America'), ('OC', 'Oceania'), ('SA', 'South America')], max_length=2, verbose_name='continent')),
                ('relations', models.BooleanField(blank=True, null=True, verbose_name='diplomatic relations')),
                ('relations_as_of', waiban.kernel.dates.PartialDateField(blank=True, null=True, verbose_name='as of')),
                ('tz', models.CharField(blank=True, max_length=40, verbose_name='time zone')),
                ('lat', models.FloatField(blank=True, null=True, verbose_name='latitude')),
                ('lon', models.FloatField(blank=True, null=True, verbose_name='longitude')),
                ('phone', models.CharField(blank=True, max_length=20, verbose_name='dialling code')),
                ('currency', models.CharField(blank=True, max_length=3, verbose_name='currency')),
            ],
            options={
                'verbose_name': 'country or region',
                'verbose_name_plural': 'countries and regions',
                'indexes': [models.Index(fields=['continent', 'id'], name='places_coun_contine_006bba_idx'), models.Index(fields=['relations', 'id'], name='places_coun_relatio_318a22_idx'), models.Index(fields=['tz', 'id'], name='places_coun_tz_d752b4_idx'), models.Index(fields=['phone', 'id'], name='places_coun_phone_1bead4_idx'), models.Index(fields=['currency', 'id'], name='places_coun_currenc_91c841_idx'), models.Index(fields=['name_en', 'id', 'continent', 'is_state', 'relations'], name='places_coun_name_en_a38a62_idx')],
            },
        ),
        migrations.CreateModel(
            name='CountryGroup',
            fields=[
                ('id', models.BigIntegerField(default=waiban.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField(default=0, editable=False)),
                ('short', models.CharField(max_length=20, unique=True, verbose_name='code')),
                ('name_zh', models.CharField(max_length=40, verbose_name='Chinese name')),
                ('name_en', models.CharField(blank=True, max_length=80, verbose_name='English name')),
                ('aliases', models.CharField(blank=True, help_text='Separated by |', max_length=200, verbose_name='other names')),
            ],
            options={
                'verbose_name': 'group of countries',
                'verbose_name_plural': 'groups of countries',
                'indexes': [models.Index(fields=['name_zh', 'id'], name='places_coun_name_zh_c3dcad_idx'), models.Index(fields=['name_en', 'id'], name='places_coun_name_en_6d8e31_idx')],
            },
        ),
        migrations.CreateModel(
            name='GroupMember',
            fields=[
                ('id', models.BigIntegerField(default=waiban.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('position', models.PositiveSmallIntegerField(default=0, editable=False)),
                ('since', waiban.kernel.dates.PartialDateField(blank=True, null=True, verbose_name='since')),
                ('until', waiban.kernel.dates.PartialDateField(blank=True, null=True, verbose_name='until')),
                ('source', models.CharField(blank=True, max_length=200, verbose_name='source')),
                ('country', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='memberships', to='places.country', verbose_name='country or region')),
                ('group', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='members', to='places.countrygroup')),
            ],
            options={
                'verbose_name': 'member',
                'verbose_name_plural': 'members',
                'ordering': ('position', 'id'),
                'abstract': False,
                'indexes': [models.Index(fields=['country', 'group'], name='places_grou_country_d6bfd9_idx')],
            },
        ),
        migrations.CreateModel(
            name='City',
            fields=[
                ('id', models.BigIntegerField(default=waiban.kernel.ids.new_id, editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField(default=0, editable=False)),
                ('name_zh', models.CharField(max_length=60, verbose_name='Chinese name')),
                ('name_en', models.CharField(blank=True, max_length=80, verbose_name='English name')),
                ('name_own', models.CharField(blank=True, max_length=80, verbose_name='own name')),
                ('aliases', models.CharField(blank=True, help_text='Separated by |', max_length=200, verbose_name='other names')),
                ('level', models.CharField(choices=[('capital', 'capital'), ('city', 'city'), ('province', 'province or state'), ('district', 'district')], default='city', max_length=10, verbose_name='level')),
                ('tz', models.CharField(blank=True, max_length=40, verbose_name='time zone')),
                ('lat', models.FloatField(blank=True, null=True, verbose_name='latitude')),
                ('lon', models.FloatField(blank=True, null=True, verbose_name='longitude')),
                ('country', models.ForeignKey(db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name='cities', to='places.country', verbose_name='country or region')),
            ],
            options={
                'verbose_name': 'city',
                'verbose_name_plural': 'cities',
                'indexes': [models.Index(fields=['name_zh', 'id'], name='places_city_name_zh_dfaf4e_idx'), models.Index(fields=['name_own', 'id'], name='places_city_name_ow_b29a1f_idx'), models.Index(fields=['level', 'id'], name='places_city_level_191b47_idx'), models.Index(fields=['tz', 'id'], name='places_city_tz_c12763_idx'), models.Index(fields=['name_en', 'id', 'country', 'level'], name='places_city_name_en_d3d667_idx'), models.Index(fields=['country', 'id'], name='places_city_country_4ba34c_idx')],
                'constraints': [models.UniqueConstraint(fields=('name_zh', 'country'), name='city_once_in_a_country')],
            },
        ),
    ]
